package vn.phusa.bench;

import java.nio.charset.StandardCharsets;

/** Documents of rice on its way, with five identifiers an event on average. */
final class CaptureDocuments {
    private static final String[] STEPS = {"shipping", "receiving", "packing", "storing", "commissioning"};
    private static final String HEAD = """
            {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{"gao":"https://ns.gao.vn/"}],
            "type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-08-01T08:00:00Z","epcisBody":{"eventList":[
            """;
    private static final String TAIL = "]}}";

    private CaptureDocuments() {}

    /** @param first from where on serial numbers are counted: no two documents share one */
    static byte[] of(long first, int events) {
        StringBuilder text = new StringBuilder(events * 900).append(HEAD);
        for (int i = 0; i < events; i++) {
            text.append(i == 0 ? "" : ",\n");
            event(text, first + i);
        }
        return text.append(TAIL).toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] head() {
        return HEAD.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] tail() {
        return TAIL.getBytes(StandardCharsets.UTF_8);
    }

    /** Four single bags and their lot: five identifiers; the paper of the delivery comes with it. */
    static void event(StringBuilder text, long number) {
        int hour = (int) (number / 60 % 24);
        int minute = (int) (number % 60);
        text.append("{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-07-").append(two((int) (number / 1440 % 28) + 1));
        text.append('T').append(two(hour)).append(':').append(two(minute)).append(":00.000+07:00\"");
        text.append(",\"eventTimeZoneOffset\":\"+07:00\",\"epcList\":[");
        for (int i = 0; i < 4; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("\"urn:epc:id:sgtin:893500123.0456.")
                    .append(number * 4 + i)
                    .append('"');
        }
        text.append("],\"quantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:893500123.0456.L")
                .append(number / 50);
        text.append("\",\"quantity\":200.5,\"uom\":\"KGM\"}],\"action\":\"OBSERVE\",\"bizStep\":\"");
        text.append(STEPS[(int) (number % STEPS.length)]).append("\",\"disposition\":\"in_transit\"");
        text.append(",\"readPoint\":{\"id\":\"urn:epc:id:sgln:893500123.0").append(two((int) (number % 40)));
        text.append(".0\"},\"bizLocation\":{\"id\":\"urn:epc:id:sgln:893500123.0")
                .append(two((int) (number % 40)));
        text.append(".0\"},\"gao:moisture\":").append(12 + number % 30 / 10.0).append('}');
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
