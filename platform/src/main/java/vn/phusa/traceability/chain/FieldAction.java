package vn.phusa.traceability.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * Something that people do to goods, and the event it becomes.
 *
 * @param code stable
 * @param hint what to do, in one sentence
 * @param creates whether its things come into being by it
 * @param removes whether its things cease to be, or leave their container
 * @param partner whether goods come from somebody, go to somebody, or neither
 * @param step business step, a bare word of the CBV
 * @param disposition a bare word of the CBV
 * @param document type of the paper that goes along, a bare word of the CBV; null: none is asked for
 */
public record FieldAction(
        String code,
        Bilingual name,
        Bilingual hint,
        Shape shape,
        boolean creates,
        boolean removes,
        Partner partner,
        String step,
        String disposition,
        @Nullable String document,
        List<Element> elements) {

    /** Of key data elements that the CBV does not name. */
    public static final String OWN_NAMESPACE = "urn:vn-local:kde";

    public static final String CBV_MASTER_DATA = "urn:epcglobal:cbv:mda";

    /** What is asked for. */
    public enum Shape {
        /** One group of things. */
        THINGS("ObjectEvent"),
        /** What goes in and what comes out. */
        FROM_TO("TransformationEvent"),
        /** A container and what it holds. */
        CONTAINER("AggregationEvent");

        private final String kind;

        Shape(String kind) {
            this.kind = kind;
        }

        /** Name of the EPCIS event type that it becomes. */
        public String kind() {
            return kind;
        }
    }

    /** On which side somebody else stands. */
    public enum Partner {
        NONE,
        FROM,
        TO
    }

    /**
     * A key data element.
     *
     * @param namespace of its name in the event
     * @param fsma name of the same element in 21 CFR 1.1325 to 1.1350; null: it has none there
     */
    public record Element(
            String code,
            Bilingual name,
            Type type,
            String namespace,
            boolean required,
            @Nullable String fsma) {}

    /** What may be typed into a key data element. */
    public enum Type {
        TEXT,
        DATE,
        /** Degrees Celsius; becomes a sensor report. */
        CELSIUS
    }
}
