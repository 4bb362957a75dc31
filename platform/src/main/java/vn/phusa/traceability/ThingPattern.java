package vn.phusa.traceability;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a MATCH parameter asks for: one identifier, or a pattern such as {@code urn:epc:idpat:sgtin:0614141.107346.*}, which is matched
 * part by part (EPCIS 2.0, section 8.2.7.1.1). No character of an identifier has a meaning of its own, except a part that is a star.
 *
 * <p>Identifiers are compared as keys, in which the company prefix is no longer set apart; so {@code giai:0614141.*} also finds what
 * belongs to a longer prefix that begins alike.
 */
public sealed interface ThingPattern {

    /** Whether the key is one of these. */
    boolean fits(String key);

    /** One identifier. */
    record One(String key) implements ThingPattern {
        @Override
        public boolean fits(String other) {
            return key.equals(other);
        }
    }

    /**
     * Many.
     *
     * @param starts every key that fits begins with one of these; 1 or 10 of them
     * @param itself the class that the pattern stands for, which is a key of its own; empty where it is none
     * @param itsClass the class to which everything that fits belongs ({@code 01/…}); empty where it is none
     * @param regex the keys that fit
     */
    record Many(List<String> starts, String itself, String itsClass, Pattern regex) implements ThingPattern {
        public Many {
            starts = List.copyOf(starts);
        }

        @Override
        public boolean fits(String key) {
            return key.equals(itself) || regex.matcher(key).matches();
        }
    }

    /** Reads the value of a MATCH parameter. */
    static ThingPattern of(String value) {
        // Some write the pattern of a serial number with "id"; a serial number that is a star fits it as well.
        boolean pattern = value.startsWith(PATTERN) || value.startsWith(IDENTIFIER) && value.endsWith(".*");
        if (!pattern) {
            return new One(Thing.key(value));
        }
        String rest = value.substring(value.startsWith(PATTERN) ? PATTERN.length() : IDENTIFIER.length());
        int colon = rest.indexOf(':');
        if (colon < 0 || rest.indexOf('*') < 0) {
            return new One(Thing.key(colon < 0 ? value : identifier(rest)));
        }
        String scheme = rest.substring(0, colon);
        List<String> parts = parts(rest.substring(colon + 1));
        int open = parts.indexOf("*");
        boolean holds = open >= 0
                && parts.subList(open, parts.size()).stream().allMatch("*"::equals)
                && parts.subList(0, open).stream().noneMatch(part -> part.indexOf('*') >= 0);
        if (!holds) {
            return new One(Thing.key(value));
        }
        return Shapes.of(scheme, parts.subList(0, open), parts.size());
    }

    /**
     * Whether a value is meant as a pattern, but is none (EPCIS 2.0, section 8.2.7.1.1; GS1 EPC Tag Data Standard, section 8): it would
     * find nothing, whatever there is.
     */
    static boolean isBroken(String value) {
        if (!value.startsWith(PATTERN)) {
            return false;
        }
        String rest = value.substring(PATTERN.length());
        int colon = rest.indexOf(':');
        if (colon <= 0) {
            return true;
        }
        List<String> parts = parts(rest.substring(colon + 1));
        if (parts.stream().anyMatch(String::isEmpty)) {
            return true;
        }
        if (rest.indexOf('*') < 0) {
            return false;
        }
        int open = parts.indexOf("*");
        if (open < 0
                || !parts.subList(open, parts.size()).stream().allMatch("*"::equals)
                || parts.subList(0, open).stream().anyMatch(part -> part.indexOf('*') >= 0)) {
            return true;
        }
        int count = Shapes.parts(rest.substring(0, colon));
        return count > 0
                && (parts.size() != count
                        || open > 0 && !PREFIX.matcher(parts.getFirst()).matches());
    }

    /** The company prefix, or the manager number of a GID. */
    Pattern PREFIX = Pattern.compile("[0-9]{1,12}");

    /** The start of every pattern. */
    String PATTERN = "urn:epc:idpat:";

    /** The start of an identifier. */
    String IDENTIFIER = "urn:epc:id:";

    private static String identifier(String rest) {
        return (rest.startsWith("lgtin:") ? "urn:epc:class:" : "urn:epc:id:") + rest;
    }

    private static List<String> parts(String text) {
        return List.of(text.split("\\.", -1));
    }

    /** How the keys of each scheme look. */
    final class Shapes {

        private Shapes() {}

        /** How many parts the identifiers of a scheme have; 0 where that is not told. */
        private static int parts(String scheme) {
            return switch (scheme) {
                case "sscc", "pgln", "giai", "gsrn", "gsrnp", "ginc", "gsin" -> 2;
                case "sgtin", "lgtin", "upui", "sgln", "grai", "gdti", "cpi", "sgcn", "gid" -> 3;
                case "itip" -> 5;
                default -> 0;
            };
        }

        private static ThingPattern of(String scheme, List<String> closed, int count) {
            if (closed.size() == 2 && count == 3) {
                return openSerial(scheme, closed);
            }
            return switch (scheme) {
                case "sgtin" -> open(closed, "01/", true, "01/\\d{14}(?:/21/.+)?");
                case "lgtin" -> open(closed, "01/", true, "01/\\d{14}/10/.+");
                case "upui" -> open(closed, "01/", true, "01/\\d{14}/235/.+");
                case "itip" ->
                    closed.size() < 2 ? open(closed, "8006/", true, "8006/\\d{18}(?:/21/.+)?") : itip(closed);
                case "sscc" -> open(closed, "00/", true, "00/\\d{18}");
                case "sgln" -> open(closed, "414/", false, "414/\\d{13}(?:/254/.+)?");
                case "pgln" -> open(closed, "417/", false, "417/\\d{13}");
                case "grai" -> open(closed, "8003/0", false, "8003/0\\d{13}.*");
                case "gdti" -> open(closed, "253/", false, "253/\\d{13}.*");
                case "sgcn" -> open(closed, "255/", false, "255/\\d{13}.*");
                case "giai" -> open(closed, "8004/", false, "8004/.+");
                case "cpi" -> open(closed, "8010/", false, "8010/.+");
                case "ginc" -> open(closed, "401/", false, "401/.+");
                case "gsin" -> open(closed, "402/", false, "402/\\d{17}");
                case "gsrn" -> open(closed, "8018/", false, "8018/\\d{18}");
                case "gsrnp" -> open(closed, "8017/", false, "8017/\\d{18}");
                default -> foreign(scheme, closed, count);
            };
        }

        /** At most the company prefix is given; where a digit stands before it in the key, that may be any. */
        private static ThingPattern open(List<String> closed, String start, boolean digitFirst, String shape) {
            String company = String.join("", closed);
            List<String> starts = !digitFirst || closed.isEmpty()
                    ? List.of(start + company)
                    : IntStream.range(0, 10)
                            .mapToObj(digit -> start + digit + company)
                            .toList();
            String anyStart =
                    String.join("|", starts.stream().map(Pattern::quote).toList());
            return new Many(starts, "", "", Pattern.compile("(?=" + shape + "$)(?:" + anyStart + ").*"));
        }

        /** Company prefix and reference are given; in the key a serial number, a lot or an extension follows them. */
        private static ThingPattern openSerial(String scheme, List<String> closed) {
            String any = scheme.equals("lgtin") ? "sgtin" : scheme;
            String key = Thing.key(
                    "urn:epc:id:" + any + ":" + String.join(".", closed) + (scheme.equals("sgln") ? ".0" : ".1"));
            if (key.startsWith("urn:")) {
                return foreign(scheme, closed, 3);
            }
            if (scheme.equals("sgln")) {
                // The extension 0 says that there is none.
                return new Many(List.of(key), key, "", Pattern.compile(Pattern.quote(key + "/254/") + ".+"));
            }
            String start = key.substring(0, key.length() - 1);
            int qualifier = start.indexOf('/', start.indexOf('/') + 1);
            String itself = qualifier < 0 ? start : start.substring(0, qualifier);
            if (scheme.equals("lgtin")) {
                start = itself + "/10/";
            }
            return new Many(
                    List.of(start),
                    itself,
                    itself.startsWith("01/") ? itself : "",
                    Pattern.compile(Pattern.quote(start) + ".+"));
        }

        private static ThingPattern itip(List<String> closed) {
            String gtin = Thing.key("urn:epc:id:sgtin:" + closed.get(0) + "." + closed.get(1) + ".0");
            String start = gtin.startsWith("01/") && gtin.length() > 17
                    ? "8006/" + gtin.substring(3, 17) + String.join("", closed.subList(2, closed.size()))
                    : "8006/?";
            return new Many(List.of(start), "", "", Pattern.compile(Pattern.quote(start) + "\\d*(?:/21/.+)?"));
        }

        /** Not a GS1 key, for instance a GID: such identifiers are kept as they are. */
        private static ThingPattern foreign(String scheme, List<String> closed, int count) {
            String start = "urn:epc:id:" + scheme + ":"
                    + String.join("", closed.stream().map(part -> part + ".").toList());
            int more = count - closed.size() - 1;
            return new Many(
                    List.of(start), "", "", Pattern.compile(Pattern.quote(start) + "[^.]+(?:\\.[^.]+){" + more + "}"));
        }
    }
}
