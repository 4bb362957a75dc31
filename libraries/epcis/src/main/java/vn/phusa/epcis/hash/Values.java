package vn.phusa.epcis.hash;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.tree.EventTree;
import vn.phusa.epcis.tree.Term;
import vn.phusa.epcis.vocabulary.Cbv;

/** Writes values in their one spelling: vocabularies as Web URIs, numbers without needless digits, GS1 keys as Digital Links. */
final class Values {

    private static final Map<Term, ByteMap<byte[]>> VOCABULARIES = new EnumMap<>(Term.class);
    private static final Map<Term, ByteMap<byte[]>> TYPES = new EnumMap<>(Term.class);
    private static final byte[] CBV_URN = "urn:epcglobal:cbv:".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EPC_URN = "urn:epc:".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HTTP = "http".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GS1_CURIE = "gs1:".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CBV_CURIE = "cbv:".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GS1_WEB = "https://gs1.org/voc/".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CBV_WEB = "https://ref.gs1.org/cbv/".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> OLD_URNS = Map.of(
            "bizstep:", "BizStep-",
            "disp:", "Disp-",
            "btt:", "BTT-",
            "sdt:", "SDT-",
            "er:", "ER-");
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?([0-9]+(_[0-9]+)*\\.?([0-9]+(_[0-9]+)*)?|\\.[0-9]+(_[0-9]+)*)([eE][+-]?[0-9]+(_[0-9]+)*)?");
    private static final int NANOSECOND_DIGITS = 6;

    static {
        VOCABULARIES.put(Term.bizStep, table(Cbv.BIZ_STEP));
        VOCABULARIES.put(Term.disposition, table(Cbv.DISPOSITION));
        VOCABULARIES.put(Term.set, table(Cbv.DISPOSITION));
        VOCABULARIES.put(Term.unset, table(Cbv.DISPOSITION));
        VOCABULARIES.put(Term.type, table(Cbv.MEASUREMENT_TYPE));
        VOCABULARIES.put(Term.exception, table(Cbv.ALERT_TYPE));
        VOCABULARIES.put(Term.component, table(Cbv.COMPONENT));
        TYPES.put(Term.bizTransactionList, table(Cbv.BIZ_TRANSACTION_TYPE));
        TYPES.put(Term.sourceList, table(Cbv.SOURCE_DESTINATION_TYPE));
        TYPES.put(Term.destinationList, table(Cbv.SOURCE_DESTINATION_TYPE));
    }

    private final Output output;
    private final Identifiers identifiers;

    Values(Output output) {
        this.output = output;
        this.identifiers = new Identifiers(output);
    }

    private static ByteMap<byte[]> table(Cbv vocabulary) {
        Map<String, byte[]> entries = new HashMap<>();
        for (String word : vocabulary.words()) {
            String full = vocabulary.canonical(word);
            byte[] canonical = full.getBytes(StandardCharsets.UTF_8);
            entries.put(word, canonical);
            entries.put(full, canonical);
            entries.put(vocabulary.urn(full), canonical);
            entries.put(vocabulary.curie(full), canonical);
        }
        return new ByteMap<>(entries);
    }

    /** Writes the type of a business transaction, source or destination. */
    void type(EventTree tree, int node, @Nullable Term list) {
        write(tree, node, list == null ? null : TYPES.get(list));
    }

    /** Writes any value. */
    void value(EventTree tree, int node, @Nullable Term term) {
        write(tree, node, term == null ? null : VOCABULARIES.get(term));
    }

    private void write(EventTree tree, int node, @Nullable ByteMap<byte[]> vocabulary) {
        byte[] bytes = tree.bytes();
        int start = tree.textStart(node);
        int end = start + tree.textLength(node);
        while (start < end && isSpace(bytes[start])) {
            start++;
        }
        while (end > start && isSpace(bytes[end - 1])) {
            end--;
        }
        int length = end - start;
        if (length == 0) {
            return;
        }
        if (vocabulary != null) {
            byte[] known = vocabulary.get(bytes, start, length);
            if (known != null) {
                output.write(known);
                return;
            }
        }
        switch (bytes[start]) {
            case 'u' -> {
                if (begins(bytes, start, end, EPC_URN) && identifiers.urn(bytes, start, end)) {
                    return;
                }
                if (begins(bytes, start, end, CBV_URN) && oldUrn(bytes, start, end)) {
                    return;
                }
            }
            case 'h' -> {
                if (begins(bytes, start, end, HTTP) && identifiers.digitalLink(bytes, start, end)) {
                    return;
                }
            }
            case 'g' -> {
                if (begins(bytes, start, end, GS1_CURIE)) {
                    output.write(GS1_WEB);
                    output.write(bytes, start + GS1_CURIE.length, length - GS1_CURIE.length);
                    return;
                }
            }
            case 'c' -> {
                if (begins(bytes, start, end, CBV_CURIE)) {
                    output.write(CBV_WEB);
                    output.write(bytes, start + CBV_CURIE.length, length - CBV_CURIE.length);
                    return;
                }
            }
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '-', '.' -> {
                if (writeNumber(bytes, start, end)) {
                    return;
                }
            }
            default -> {}
        }
        output.write(bytes, start, length);
    }

    private boolean oldUrn(byte[] bytes, int start, int end) {
        String rest = new String(bytes, start + CBV_URN.length, end - start - CBV_URN.length, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> old : OLD_URNS.entrySet()) {
            if (rest.startsWith(old.getKey())) {
                output.write(CBV_WEB);
                output.write(old.getValue());
                output.write(rest.substring(old.getKey().length()));
                return true;
            }
        }
        return false;
    }

    /** Writes a number as the reference, which is a Python program, prints it: as a whole number or the shortest double. */
    private boolean writeNumber(byte[] bytes, int start, int end) {
        int digits = 0;
        int dot = -1;
        int first = bytes[start] == '-' ? start + 1 : start;
        for (int i = first; i < end; i++) {
            byte c = bytes[i];
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && dot < 0) {
                dot = i;
            } else if ((c == '-' || c == '+') && i > start && bytes[i - 1] != 'e' && bytes[i - 1] != 'E') {
                // A date, such as 2027-04-01, is told from a number at its first dash.
                return false;
            } else if (c == 'e' || c == 'E' || c == '+' || c == '-' || c == '_') {
                digits = Integer.MAX_VALUE / 2;
            } else {
                return false;
            }
        }
        boolean usual = digits <= 15
                && digits > 0
                && first < end
                && (dot < 0
                        ? bytes[first] != '0' || digits == 1 && first == start
                        : dot > first
                                && dot < end - 1
                                && (bytes[first] != '0' || dot == first + 1 && bytes[dot + 1] != '0')
                                && bytes[end - 1] != '0');
        if (usual) {
            output.write(bytes, start, end - start);
            return true;
        }
        String text = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
        if (text.length() > 400 || !NUMBER.matcher(text).matches()) {
            return false;
        }
        double value = Double.parseDouble(text.replace("_", ""));
        if (Double.isInfinite(value)) {
            return false;
        }
        output.write(printed(value));
        return true;
    }

    static String printed(double value) {
        if (value == Math.rint(value)) {
            return new BigDecimal(value).toBigInteger().toString();
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value < 0 ? "-" : "") + mantissa + "e-" + (-exponent < 10 ? "0" : "") + -exponent;
    }

    /** Writes a time in UTC with milliseconds, rounded half to even; anything that is no time as it is. */
    void time(EventTree tree, int node) {
        byte[] b = tree.bytes();
        int s = tree.textStart(node);
        int end = s + tree.textLength(node);
        while (s < end && isSpace(b[s])) {
            s++;
        }
        while (end > s && isSpace(b[end - 1])) {
            end--;
        }
        if (!writeTime(b, s, end)) {
            output.write(b, s, end - s);
        }
    }

    private boolean writeTime(byte[] b, int s, int end) {
        if (end - s < 20
                || b[s + 4] != '-'
                || b[s + 7] != '-'
                || b[s + 10] != 'T'
                || b[s + 13] != ':'
                || b[s + 16] != ':') {
            return false;
        }
        int year = number(b, s, 4);
        int month = number(b, s + 5, 2);
        int day = number(b, s + 8, 2);
        int hour = number(b, s + 11, 2);
        int minute = number(b, s + 14, 2);
        int second = number(b, s + 17, 2);
        if ((year | month | day | hour | minute | second) < 0) {
            return false;
        }
        int at = s + 19;
        int micros = 0;
        if (b[at] == '.') {
            int digits = 0;
            for (at++; at < end && b[at] >= '0' && b[at] <= '9'; at++, digits++) {
                if (digits < NANOSECOND_DIGITS) {
                    micros = micros * 10 + b[at] - '0';
                }
            }
            for (; digits < NANOSECOND_DIGITS; digits++) {
                micros *= 10;
            }
        }
        int offset;
        if (at == end - 1 && b[at] == 'Z') {
            offset = 0;
        } else if (at == end - 6 && b[at + 3] == ':' && (b[at] == '+' || b[at] == '-')) {
            int hours = number(b, at + 1, 2);
            int minutes = number(b, at + 4, 2);
            if ((hours | minutes) < 0) {
                return false;
            }
            offset = (hours * 60 + minutes) * (b[at] == '+' ? 60 : -60);
        } else {
            return false;
        }
        if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) {
            return false;
        }
        int millis = micros / 1000;
        int rest = micros % 1000;
        if (rest > 500 || rest == 500 && (millis & 1) == 1) {
            millis++;
        }
        long seconds = days(year, month, day) * 86_400L + hour * 3600L + minute * 60L + second - offset;
        if (millis == 1000) {
            millis = 0;
            seconds++;
        }
        writeDate(Math.floorDiv(seconds, 86_400L));
        int inDay = (int) Math.floorMod(seconds, 86_400L);
        output.write('T');
        output.digits(inDay / 3600, 2);
        output.write(':');
        output.digits(inDay / 60 % 60, 2);
        output.write(':');
        output.digits(inDay % 60, 2);
        output.write('.');
        output.digits(millis, 3);
        output.write('Z');
        return true;
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
    private static long days(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private void writeDate(long days) {
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shiftedMonth = (5 * dayOfYear + 2) / 153;
        int day = (int) (dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
        int month = (int) (shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        output.digits(year, 4);
        output.write('-');
        output.digits(month, 2);
        output.write('-');
        output.digits(day, 2);
    }

    private static int number(byte[] b, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return -1;
            }
            value = value * 10 + b[i] - '0';
        }
        return value;
    }

    private static boolean isSpace(byte b) {
        return b <= ' ' && b >= 0;
    }

    private static boolean begins(byte[] bytes, int start, int end, byte[] prefix) {
        if (end - start < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[start + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
