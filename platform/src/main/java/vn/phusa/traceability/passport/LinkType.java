package vn.phusa.traceability.passport;

import java.util.List;
import java.util.Optional;

/** What a link of the resolver leads to: terms of the GS1 Web Vocabulary, and the few words of RFC 8288 that fit. */
public record LinkType(String name) {
    /** Under which terms stand in a linkset. */
    public static final String VOCABULARY = "https://ref.gs1.org/voc/";

    /** Product information: the passport. */
    public static final LinkType PIP = new LinkType("pip");

    public static final LinkType DEFAULT = new LinkType("defaultLink");
    public static final LinkType DEFAULT_MULTI = new LinkType("defaultLinkMulti");
    public static final LinkType TRACEABILITY = new LinkType("traceability");
    public static final LinkType CERTIFICATION = new LinkType("certificationInfo");
    public static final LinkType RECALL = new LinkType("recallStatus");
    public static final LinkType EPCIS = new LinkType("epcis");
    public static final LinkType SUPPORT = new LinkType("support");

    /** Those that an owner may add, in the order offered. */
    public static final List<String> OFFERED = List.of(
            "pip",
            "traceability",
            "certificationInfo",
            "recallStatus",
            "epcis",
            "safetyInfo",
            "instructions",
            "nutritionalInfo",
            "ingredientsInfo",
            "allergenInfo",
            "recipeInfo",
            "sustainabilityInfo",
            "hasRetailers",
            "promotion",
            "socialMedia",
            "support",
            "serviceInfo",
            "locationInfo",
            "logisticsInfo",
            "tutorial",
            "faqs",
            "leaveReview",
            "masterData",
            "registryEntry",
            "dpp");

    /** Reads {@code gs1:pip}, {@code https://gs1.org/voc/pip}, {@code https://ref.gs1.org/voc/pip} or the bare word. */
    public static Optional<LinkType> read(String written) {
        String name = written.strip();
        for (String start : List.of(
                VOCABULARY, "https://gs1.org/voc/", "http://gs1.org/voc/", "https://www.gs1.org/voc/", "gs1:")) {
            if (name.startsWith(start)) {
                name = name.substring(start.length());
                break;
            }
        }
        return name.matches("[A-Za-z][A-Za-z0-9-]{0,63}") ? Optional.of(new LinkType(name)) : Optional.empty();
    }

    /** As it stands in a linkset. */
    public String uri() {
        return VOCABULARY + name;
    }

    /** As it stands in a Link header. */
    public String curie() {
        return "gs1:" + name;
    }
}
