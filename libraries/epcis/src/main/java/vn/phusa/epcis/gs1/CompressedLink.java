package vn.phusa.epcis.gs1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.gs1.BitText.Bits;
import vn.phusa.epcis.gs1.ElementString.Element;

/**
 * Compressed GS1 Digital Link URIs (GS1 Digital Link Standard: Compression): identifiers and values as bits, those written in
 * the letters of file-safe base 64 as the last segment of the path. A link may be compressed as a whole or with its key in the
 * open.
 */
public final class CompressedLink {

    /** Short codes for identifiers that often come together; none of them looks like an identifier. */
    private static final Map<Integer, List<String>> TOGETHER = together();

    /** Marks a name and a value that are no identifier's. */
    private static final int OTHER_MARK = 0xF;

    private static final int NIBBLE = 4;
    private static final int HEADER_BITS = 8;
    private static final int OTHER_LENGTH_BITS = 7;
    private static final int LONGEST_OTHER = (1 << OTHER_LENGTH_BITS) - 1;

    private CompressedLink() {}

    private static Map<Integer, List<String>> together() {
        Map<Integer, List<String>> codes = new LinkedHashMap<>();
        String table =
                "0A 01 22/0B 01 10/0C 01 21/0D 01 17/0E 01 7003/0F 01 30/1A 01 10 21 17/1B 01 15/1C 01 11/1D 01 16"
                        + "/1E 01 91/1F 01 10 15/9A 8010 8011/9B 8017 8019/9C 8018 8019/9D 414 254";
        for (String line : table.split("/")) {
            List<String> words = List.of(line.split(" "));
            codes.put(Integer.parseInt(words.getFirst(), 16), words.subList(1, words.size()));
        }
        for (int decimals = 0; decimals < 10; decimals++) {
            if (decimals < 6) {
                codes.put(0x2A + decimals, List.of("01", "310" + decimals));
                codes.put(0x3A + decimals, List.of("01", "320" + decimals));
            }
            if (decimals < 4) {
                codes.put(0xCA + decimals, List.of("255", "394" + decimals));
            }
            codes.put(0xA0 + decimals, List.of("01", "392" + decimals));
            codes.put(0xC0 + decimals, List.of("255", "390" + decimals));
        }
        return codes;
    }

    // ---- writing

    /** The URI with everything compressed that can be; what GS1 does not define stays behind the ?. */
    public static String compress(DigitalLink link) {
        return compressed(link, link.path(), link.stem());
    }

    /** The URI with its key in the open, so that a person, or a server that cannot decompress, still sees it. */
    public static String compressPartly(DigitalLink link) {
        Element key = link.path().getFirst();
        StringBuilder start =
                new StringBuilder(link.stem()).append('/').append(key.ai()).append('/');
        Percent.encode(key.value(), start);
        return compressed(link, link.path().subList(1, link.path().size()), start.toString());
    }

    private static String compressed(DigitalLink link, List<Element> path, String start) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        path.forEach(element -> values.put(element.ai(), element.value()));
        for (Element attribute : link.attributes()) {
            if (ApplicationIdentifier.of(attribute.ai()).isPresent()) {
                values.put(attribute.ai(), attribute.value());
            } else {
                StringBuilder pair = new StringBuilder(attribute.ai()).append('=');
                Percent.encode(attribute.value(), pair);
                left.add(pair.toString());
            }
        }
        Bits bits = new Bits();
        int code = bestCode(values, link.path().getFirst().ai());
        if (code >= 0) {
            bits.write(code, HEADER_BITS);
            for (String ai : Objects.requireNonNull(TOGETHER.get(code))) {
                writeValue(ai, Objects.requireNonNull(values.remove(ai)), bits);
            }
        }
        values.forEach((ai, value) -> {
            ai.chars().forEach(digit -> bits.write(digit - '0', NIBBLE));
            writeValue(ai, value, bits);
        });
        for (String other : link.others()) {
            if (!writeOther(other, bits)) {
                left.add(other);
            }
        }
        String text = bits.text();
        return start + (text.isEmpty() ? "" : "/" + text) + (left.isEmpty() ? "" : "?" + String.join("&", left));
    }

    /**
     * The code that stands for most of these identifiers; -1: none does. What it stands for comes first, and the first that may be a key is
     * the key: so it stands for no other key.
     */
    private static int bestCode(Map<String, String> values, String key) {
        int best = -1;
        int most = 0;
        for (Map.Entry<Integer, List<String>> entry : TOGETHER.entrySet()) {
            int saved = String.join("", entry.getValue()).length();
            if (saved > most
                    && values.keySet().containsAll(entry.getValue())
                    && entry.getValue().stream().allMatch(ai -> ai.equals(key) || !mayBeKey(ai))) {
                best = entry.getKey();
                most = saved;
            }
        }
        return best;
    }

    private static boolean mayBeKey(String ai) {
        return ApplicationIdentifier.of(ai).filter(ApplicationIdentifier::key).isPresent();
    }

    private static void writeValue(String ai, String value, Bits bits) {
        int at = 0;
        for (Field field : Field.of(ai)) {
            int end = Math.min(value.length(), at + field.longest);
            String part = value.substring(at, end);
            if (field.digits) {
                if (!field.fixed) {
                    bits.write(part.length(), BitText.lengthBits(field.longest));
                }
                BitText.Alphabet.DIGITS.write(part, bits);
            } else {
                BitText.Alphabet alphabet = BitText.Alphabet.shortestFor(part);
                bits.write(alphabet.ordinal(), BitText.ALPHABET_BITS);
                if (!field.fixed) {
                    bits.write(part.length(), BitText.lengthBits(field.longest));
                }
                alphabet.write(part, bits);
            }
            at = end;
        }
    }

    /** False where name or value do not fit. */
    private static boolean writeOther(String pair, Bits bits) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? "" : pair.substring(0, equals);
        String value = pair.substring(equals + 1);
        boolean fits = !name.isEmpty()
                && name.length() <= LONGEST_OTHER
                && value.length() <= LONGEST_OTHER
                && BitText.Alphabet.SAFE_64.holds(name)
                && BitText.Alphabet.ASCII.holds(value);
        if (fits) {
            BitText.Alphabet alphabet = BitText.Alphabet.shortestFor(value);
            bits.write(OTHER_MARK, NIBBLE);
            bits.write(name.length(), OTHER_LENGTH_BITS);
            BitText.Alphabet.SAFE_64.write(name, bits);
            bits.write(alphabet.ordinal(), BitText.ALPHABET_BITS);
            bits.write(value.length(), OTHER_LENGTH_BITS);
            alphabet.write(value, bits);
        }
        return fits;
    }

    // ---- reading

    /** Reads a compressed URI, whole or with its key in the open. */
    public static Parsed<DigitalLink> decompress(String uri, DigitalLink.Leniency leniency) {
        int fragment = uri.indexOf('#');
        String whole = fragment < 0 ? uri : uri.substring(0, fragment);
        int question = whole.indexOf('?');
        String address = question < 0 ? whole : whole.substring(0, question);
        int last = address.lastIndexOf('/');
        if (!DigitalLink.isStem(address) || last < address.indexOf("//") + 2) {
            return Parsed.bad(Gs1Rule.NOT_A_URI, uri);
        }
        Bits bits = Bits.of(address.substring(last + 1));
        List<Element> elements = new ArrayList<>();
        List<String> others = new ArrayList<>();
        if (bits == null || !read(bits, elements, others)) {
            return Parsed.bad(Gs1Rule.NOT_COMPRESSED, address.substring(last + 1));
        }
        String stem = address.substring(0, last);
        Element open = openKey(stem, elements, leniency);
        if (open != null) {
            elements.addFirst(open);
            stem = stem.substring(0, stem.lastIndexOf('/', stem.lastIndexOf('/') - 1));
        }
        if (question >= 0) {
            others.add(whole.substring(question + 1));
        }
        return together(elements, stem, others, leniency);
    }

    private static Parsed<DigitalLink> together(
            List<Element> elements, String stem, List<String> others, DigitalLink.Leniency leniency) {
        return DigitalLink.of(new ElementString(elements), stem, leniency).then(link -> {
            String rest = String.join("&", others);
            String uri = link.uri();
            // Read again with what stood beside it, so that the whole is held to one set of rules.
            return DigitalLink.parse(rest.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + rest, leniency);
        });
    }

    /** The key and its value at the end of the stem, unless the compressed part has one of its own. */
    private static @Nullable Element openKey(String stem, List<Element> elements, DigitalLink.Leniency leniency) {
        DigitalLink open = DigitalLink.parse(stem, leniency).orNull();
        return open == null
                        || open.path().size() > 1
                        || elements.stream()
                                .anyMatch(element -> element.ai()
                                        .equals(open.path().getFirst().ai()))
                ? null
                : open.path().getFirst();
    }

    private static boolean read(Bits bits, List<Element> elements, List<String> others) {
        while (bits.remaining() >= HEADER_BITS) {
            int first = bits.read(NIBBLE);
            if (first == OTHER_MARK) {
                if (!readOther(bits, others)) {
                    return false;
                }
                continue;
            }
            int second = bits.read(NIBBLE);
            List<String> ais = TOGETHER.get(first << NIBBLE | second);
            if (ais == null) {
                String ai = readCode(first, second, bits);
                if (ai == null) {
                    return false;
                }
                ais = List.of(ai);
            }
            for (String ai : ais) {
                String value = readValue(ai, bits);
                if (value == null) {
                    return false;
                }
                elements.add(new Element(ai, value));
            }
        }
        return !elements.isEmpty() && bits.endIsEmpty();
    }

    private static @Nullable String readCode(int first, int second, Bits bits) {
        if (first > 9 || second > 9) {
            return null;
        }
        String code = "" + first + second;
        while (ApplicationIdentifier.of(code).isEmpty()) {
            int digit = code.length() < 4 ? bits.read(NIBBLE) : -1;
            if (digit < 0 || digit > 9) {
                return null;
            }
            code += digit;
        }
        return code;
    }

    private static @Nullable String readValue(String ai, Bits bits) {
        StringBuilder value = new StringBuilder();
        for (Field field : Field.of(ai)) {
            BitText.Alphabet alphabet = field.digits
                    ? BitText.Alphabet.DIGITS
                    : BitText.Alphabet.numbered(bits.read(BitText.ALPHABET_BITS));
            int length = field.fixed ? field.longest : bits.read(BitText.lengthBits(field.longest));
            String part = alphabet == null || length < 0 || length > field.longest ? null : alphabet.read(length, bits);
            if (part == null) {
                return null;
            }
            value.append(part);
        }
        return value.toString();
    }

    private static boolean readOther(Bits bits, List<String> others) {
        int nameLength = bits.read(OTHER_LENGTH_BITS);
        String name = nameLength <= 0 ? null : BitText.Alphabet.SAFE_64.read(nameLength, bits);
        BitText.Alphabet alphabet = BitText.Alphabet.numbered(bits.read(BitText.ALPHABET_BITS));
        int length = bits.read(OTHER_LENGTH_BITS);
        String value = alphabet == null || length < 0 ? null : alphabet.read(length, bits);
        // A name of digits would be read as an identifier, & and # would end the value.
        if (name == null
                || value == null
                || name.chars().allMatch(ContentCheck::digit)
                || value.chars().anyMatch(c -> c <= ' ' || c == '&' || c == ';' || c == '#' || c == 0x7F)) {
            return false;
        }
        others.add(name + "=" + value);
        return true;
    }

    /**
     * How a stretch of an identifier's data is written.
     *
     * @param digits whether as one number; otherwise as characters whose alphabet is said
     * @param fixed whether its length is known and not written
     */
    private record Field(boolean digits, boolean fixed, int longest) {

        /**
         * The stretches of an identifier: parts of the same kind are one, except that digits which may be missing are counted
         * apart from those which may not.
         */
        static List<Field> of(String ai) {
            List<Field> fields = new ArrayList<>();
            for (ApplicationIdentifier.Part part :
                    ApplicationIdentifier.of(ai).orElseThrow().parts()) {
                boolean digits = part.characters() == CharacterSet.DIGITS;
                boolean fixed = !part.optional() && part.shortest() == part.longest();
                Field before = fields.isEmpty() ? null : fields.getLast();
                boolean joins = before != null
                        && before.digits == digits
                        && (before.fixed == fixed && (fixed || part.optional()) || !digits);
                if (joins) {
                    Field joined = Objects.requireNonNull(before);
                    fields.removeLast();
                    fields.add(new Field(digits, joined.fixed && fixed, joined.longest + part.longest()));
                } else {
                    fields.add(new Field(digits, fixed, part.longest()));
                }
            }
            return fields;
        }
    }
}
