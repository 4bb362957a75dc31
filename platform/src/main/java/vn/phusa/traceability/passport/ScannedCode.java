package vn.phusa.traceability.passport;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString.Element;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.epcis.gs1.Percent;

/** What somebody scanned. */
public sealed interface ScannedCode {

    /** A GS1 key with its qualifiers. */
    record Gs1(DigitalLink link) implements ScannedCode {
        private static final int GTIN_LENGTH = 14;

        public Element primary() {
            return link.path().getFirst();
        }

        /** The GTIN of a trade item, or of the trade item of which it is a piece (8006). */
        @Override
        public Optional<String> gtin() {
            return switch (primary().ai()) {
                case "01" -> Optional.of(primary().value());
                case "8006" -> Optional.of(primary().value().substring(0, GTIN_LENGTH));
                default -> Optional.empty();
            };
        }

        @Override
        public @Nullable String lot() {
            return link.elements().value("10");
        }

        @Override
        public @Nullable String serial() {
            return link.elements().value("21");
        }

        @Override
        public String path() {
            return new DigitalLink("", link.path(), List.of(), List.of()).uri();
        }
    }

    /** An identifier of a producer's own. @param lot null: none @param serial null: none */
    record Local(
            LocalIdentifier identifier,
            @Nullable String lot,
            @Nullable String serial) implements ScannedCode {
        @Override
        public Optional<String> gtin() {
            return Optional.empty();
        }

        @Override
        public String path() {
            return Product.localPath(identifier)
                    + (lot == null ? "" : "/lot/" + Percent.encode(lot))
                    + (serial == null ? "" : "/serial/" + Percent.encode(serial));
        }
    }

    Optional<String> gtin();

    @Nullable
    String lot();

    @Nullable
    String serial();

    /** From the root, with key and qualifiers in one spelling. */
    String path();
}
