package vn.phusa.epcis.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.tree.Term;

/**
 * Which elements may stand in an element, in which order and how often: the content models of the XML schemas of EPCIS 2.0
 * (GS1 EPCIS 2.0, clause 9.5 to 9.7) and of the Standard Business Document Header 1.3, as tables of our own. Elements of other
 * namespaces, where they may stand at all, stand last.
 *
 * <p>The fields of events keep the order that EPCIS 1.2 gave them once its wrappers are taken away.
 */
final class ContentModel {

    private static final int UNKNOWN = -1;

    private static final Map<Term, ContentModel> OF_FIELDS = new EnumMap<>(Term.class);
    private static final Map<String, ContentModel> AROUND = new HashMap<>();
    private static final Map<String, ContentModel> BUSINESS_HEADER = new HashMap<>();

    static {
        String before =
                "eventTime recordTime eventTimeZoneOffset eventID errorDeclaration certificationInfo baseExtension ";
        String place = "bizStep disposition readPoint bizLocation ";
        String after = "sourceList destinationList sensorElementList persistentDisposition ";
        event(
                Term.ObjectEvent,
                before + "epcList action " + place + "bizTransactionList quantityList " + after + "ilmd");
        event(
                Term.AggregationEvent,
                before + "parentID childEPCs action " + place + "bizTransactionList childQuantityList " + after);
        event(
                Term.TransactionEvent,
                before + "bizTransactionList parentID epcList action " + place + "quantityList " + after);
        event(
                Term.TransformationEvent,
                before + "inputEPCList inputQuantityList outputEPCList outputQuantityList transformationID " + place
                        + "bizTransactionList " + after + "ilmd");
        event(
                Term.AssociationEvent,
                before + "parentID childEPCs childQuantityList action " + place + "bizTransactionList " + after);
        OF_FIELDS.put(Term.quantityElement, new ContentModel(false, "epcClass", "quantity?", "uom?"));
        OF_FIELDS.put(Term.persistentDisposition, new ContentModel(false, "unset*", "set*"));
        OF_FIELDS.put(Term.readPoint, new ContentModel(true, "id"));
        OF_FIELDS.put(Term.bizLocation, new ContentModel(true, "id"));
        OF_FIELDS.put(Term.sensorElement, new ContentModel(true, "sensorMetadata?", "sensorReport+"));

        for (String root : List.of("EPCISDocument", "EPCISMasterDataDocument", "EPCISQueryDocument")) {
            AROUND.put(root, new ContentModel(true, "EPCISHeader?", "EPCISBody"));
        }
        AROUND.put("EPCISDocument/EPCISBody", new ContentModel(true, "EventList?"));
        AROUND.put("EPCISMasterDataDocument/EPCISBody", new ContentModel(true, "VocabularyList?"));
        AROUND.put("EPCISQueryDocument/EPCISBody", new ContentModel(false, "QueryResults"));
        AROUND.put("QueryResults", new ContentModel(true, "queryName", "subscriptionID?", "resultsBody"));
        AROUND.put("resultsBody", new ContentModel(false, "EventList?", "VocabularyList?"));
        AROUND.put("EPCISHeader", new ContentModel(false, "StandardBusinessDocumentHeader?", "extension?"));
        AROUND.put("EPCISHeader/extension", new ContentModel(false, "EPCISMasterData?"));
        AROUND.put("EPCISMasterData", new ContentModel(false, "VocabularyList"));
        AROUND.put("VocabularyList", new ContentModel(false, "Vocabulary*"));
        AROUND.put("Vocabulary", new ContentModel(true, "VocabularyElementList?"));
        AROUND.put("VocabularyElementList", new ContentModel(false, "VocabularyElement+"));
        AROUND.put("VocabularyElement", new ContentModel(true, "attribute*", "children?"));
        AROUND.put("children", new ContentModel(false, "id*"));

        ContentModel partner = new ContentModel(false, "Identifier", "ContactInformation*");
        BUSINESS_HEADER.put(
                "StandardBusinessDocumentHeader",
                new ContentModel(
                        false,
                        "HeaderVersion",
                        "Sender+",
                        "Receiver+",
                        "DocumentIdentification",
                        "Manifest?",
                        "BusinessScope?"));
        BUSINESS_HEADER.put("Sender", partner);
        BUSINESS_HEADER.put("Receiver", partner);
        BUSINESS_HEADER.put(
                "ContactInformation",
                new ContentModel(
                        false, "Contact", "EmailAddress?", "FaxNumber?", "TelephoneNumber?", "ContactTypeIdentifier?"));
        BUSINESS_HEADER.put(
                "DocumentIdentification",
                new ContentModel(
                        false,
                        "Standard",
                        "TypeVersion",
                        "InstanceIdentifier",
                        "Type",
                        "MultipleType?",
                        "CreationDateAndTime"));
        BUSINESS_HEADER.put("Manifest", new ContentModel(false, "NumberOfItems", "ManifestItem+"));
        BUSINESS_HEADER.put(
                "ManifestItem",
                new ContentModel(
                        false, "MimeTypeQualifierCode", "UniformResourceIdentifier", "Description?", "LanguageCode?"));
        BUSINESS_HEADER.put("BusinessScope", new ContentModel(false, "Scope*"));
    }

    private static void event(Term type, String fields) {
        OF_FIELDS.put(
                type,
                new ContentModel(
                        true,
                        (fields + " extension")
                                .strip()
                                .replaceAll(" +", "? ")
                                .concat("?")
                                .split(" ")));
    }

    /** The same, for readers in a hurry. */
    private static final @Nullable ContentModel[] BY_TERM = new ContentModel[Term.values().length];

    static {
        OF_FIELDS.forEach((term, model) -> BY_TERM[term.ordinal()] = model);
    }

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final byte[] byTerm = new byte[Term.values().length];
    private final boolean open;

    private ContentModel(boolean open, String... steps) {
        this.open = open;
        Arrays.fill(byTerm, (byte) UNKNOWN);
        for (String each : steps) {
            Step step = Step.of(each);
            byName.put(step.name(), this.steps.size());
            Term term = Term.of(step.name());
            if (term != null) {
                byTerm[term.ordinal()] = (byte) this.steps.size();
            }
            this.steps.add(step);
        }
    }

    /** One element of a sequence: its name, and how often it stands there. */
    private record Step(String name, boolean needed, boolean repeats) {

        static Step of(String written) {
            char last = written.charAt(written.length() - 1);
            return switch (last) {
                case '?' -> new Step(written.substring(0, written.length() - 1), false, false);
                case '*' -> new Step(written.substring(0, written.length() - 1), false, true);
                case '+' -> new Step(written.substring(0, written.length() - 1), true, true);
                default -> new Step(written, true, false);
            };
        }
    }

    /** The order of the fields in an event or a structure of it; null where the order says nothing. */
    static @Nullable ContentModel of(@Nullable Term field) {
        return field == null ? null : BY_TERM[field.ordinal()];
    }

    /** What may stand in an element around the events, of the name or, where it means different things, {@code parent/name}. */
    static ContentModel around(String name) {
        ContentModel model = AROUND.get(name);
        if (model == null) {
            throw new IllegalArgumentException(name);
        }
        return model;
    }

    /** What may stand in an element of the business header; null where that is not told. */
    static @Nullable ContentModel businessHeader(String name) {
        return BUSINESS_HEADER.get(name);
    }

    /** The place of a field in the order; below zero where it has none. */
    int place(Term field) {
        return byTerm[field.ordinal()];
    }

    /** The place of what others added, behind all fields. */
    int placeOfOthers() {
        return steps.size();
    }

    /** True where a wrapper {@code extension} may stand in EPCIS 2.0, with elements of other namespaces in it. */
    boolean mayBeWrapped() {
        return place(Term.extension) >= 0;
    }

    /** Judges the elements in an element, one after the other. */
    static final class Sequence {

        private final ContentModel model;
        private final String path;
        private final int[] counts;
        private int at;
        private String last = "";
        private boolean told;

        /**
         * Begins an element.
         *
         * @param path where it stands
         */
        Sequence(ContentModel model, String path) {
            this.model = model;
            this.path = path;
            this.counts = new int[model.steps.size()];
        }

        /**
         * Takes the next element.
         *
         * @param foreign true for one of another namespace than EPCIS's
         * @return what is wrong with it; null when nothing is
         */
        @Nullable
        Finding next(String name, boolean foreign) {
            Integer known = foreign ? null : model.byName.get(name);
            String where = path + "/" + name;
            if (known == null) {
                if (!foreign || !model.open) {
                    return Finding.at(where, Rule.UNKNOWN_FIELD, name);
                }
                at = model.placeOfOthers();
                last = name;
                return null;
            }
            counts[known]++;
            if (counts[known] > 1 && !model.steps.get(known).repeats()) {
                return Finding.at(where + "[" + counts[known] + "]", Rule.REPEATED, name);
            }
            if (known < at) {
                if (told) {
                    return null;
                }
                told = true;
                return Finding.at(where, Rule.ORDER, name, last);
            }
            at = known;
            last = name;
            return null;
        }

        /** What is missing at the end. */
        List<Finding> end() {
            List<Finding> missing = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                Step step = model.steps.get(i);
                if (step.needed() && counts[i] == 0) {
                    missing.add(Finding.at(path + "/" + step.name(), Rule.MISSING, step.name()));
                }
            }
            return missing;
        }
    }
}
