package vn.phusa.traceability.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Namespaces;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.MasterDataQuery;
import vn.phusa.traceability.MasterDataView;
import vn.phusa.traceability.QueryText;
import vn.phusa.traceability.QueryTexts;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.SampleDocuments;

/** A parser of the server's interfaces, and what must hold for whatever comes in. A broken promise is a thrown {@link Broken}. */
public enum InterfaceFuzzTarget {
    URL_PARAMETERS {
        @Override
        void run(byte[] input) {
            if (good(Given.fromUrl(text(input))) instanceof Map<String, Given> given) {
                EventQuery query = good(EventQuery.of(given, PREFIXES));
                if (query != null) {
                    ask(query);
                }
                good(MasterDataQuery.of(given));
            }
        }

        @Override
        List<String> seeds() {
            return List.of(
                    "eventType=ObjectEvent%7CAggregationEvent&EQ_action=ADD&GE_eventTime=2026-01-01T00:00:00%2B07:00",
                    "MATCH_anyEPC=urn:epc:idpat:sgtin:893500123.0456.*&MATCH_epcClass=https://id.gs1.org/01/08935001234562",
                    "EQ_bizStep=shipping|urn:epcglobal:cbv:bizstep:receiving&WD_bizLocation=urn:epc:id:sgln:893500123.002.dock",
                    "GE_quantity_KGM=200&LT_value_CEL=4.5&EQ_gao:moisture=13.8&EQ_INNER_gao:name=Ru%E1%BB%99ng",
                    "EXISTS_sensorElement=true&EXISTS_ILMD_gao:lot&HASATTR_bizLocation=urn:a:b&EQATTR_bizLocation_urn:a:b=c",
                    "orderBy=eventTime&orderDirection=ASC&eventCountLimit=10&perPage=30&nextPageToken=x",
                    "EQ_source_owning_party=urn:epc:id:pgln:893500123.002&EQ_bizTransaction_po=urn:x:y&maxEventCount=3",
                    "vocabularyName=urn:epcglobal:epcis:vtype:BusinessLocation&includeAttributes=true&includeChildren=false"
                            + "&attributeNames=urn:epcglobal:cbv:mda%23name&EQ_name=urn:epc:id:sgln:893500123.002.dock");
        }
    },
    QUERY_TEXT {
        @Override
        void run(byte[] input) {
            QueryText query = good(QueryTexts.read(text(input), PREFIXES));
            if (query != null) {
                EventQuery events = query.query();
                if (events != null) {
                    ask(events);
                }
                // Named queries are kept as text and read again each time.
                must(good(QueryTexts.read(query.json(), query.namespaces())) != null, query.json());
            }
        }

        @Override
        List<String> seeds() {
            return List.of(
                    "{\"name\":\"q\",\"query\":{\"eventType\":[\"ObjectEvent\"],\"GE_quantity\":200,\"EQ_action\":[\"OBSERVE\"]}}",
                    "{\"@context\":[\"https://ref.gs1.org/x.jsonld\",{\"gao\":\"https://ns.gao.vn/\"}],\"EQ_gao:moisture\":13.8,"
                            + "\"MATCH_epc\":[\"urn:epc:idpat:sgtin:*.*.*\"],\"orderBy\":\"gao:moisture\",\"eventCountLimit\":5}",
                    "{\"query\":{\"EXISTS_errorDeclaration\":true,\"GE_errorDeclarationTime\":\"2026-01-01T00:00:00Z\"}}",
                    "{\"GT_value_KEL\":277.15,\"EQ_type\":[\"Temperature\"],\"EQ_booleanValue\":false,\"EQ_hexBinaryValue\":\"AF\"}");
        }
    },
    SOAP {
        @Override
        void run(byte[] input) {
            try {
                SoapMessage message = SoapMessage.read(input);
                message.parameters().ifPresent(parameters -> {
                    Map<String, Given> given = SoapInterface.given(parameters);
                    EventQuery query = good(EventQuery.of(given, Namespaces.NONE));
                    if (query != null) {
                        ask(query);
                    }
                    good(MasterDataQuery.of(given));
                });
            } catch (SoapMessage.NoMessage refused) {
                must(!String.valueOf(refused.getMessage()).isBlank(), "a reason");
            }
        }

        @Override
        List<String> seeds() {
            String start = "<soapenv:Envelope xmlns:soapenv=\"" + SoapMessage.ENVELOPE
                    + "\" xmlns:q=\"urn:epcglobal:epcis-query:xsd:1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soapenv:Header/><soapenv:Body>";
            String end = "</soapenv:Body></soapenv:Envelope>";
            return List.of(
                    start + "<q:GetQueryNames/>" + end,
                    start
                            + "<q:Poll><queryName>SimpleEventQuery</queryName><params><param><name>eventType</name><value>"
                            + "<string>ObjectEvent</string></value></param><param><name>GE_quantity</name>"
                            + "<value xsi:type=\"xsd:int\">200</value></param><param><name>MATCH_epc</name>"
                            + "<value xsi:type=\"q:ArrayOfString\"><string>urn:epc:idpat:sgtin:893500123.0456.*</string></value>"
                            + "</param></params></q:Poll>" + end,
                    start
                            + "<q:Poll><queryName>SimpleMasterDataQuery</queryName><params><param><name>includeAttributes</name>"
                            + "<value>true</value></param><param><name>EXISTS_errorDeclaration</name><value/></param></params>"
                            + "</q:Poll>" + end,
                    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + start + "<![CDATA[x]]>&#38;" + end);
        }
    };

    /** What must hold did not. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String promise) {
            super(promise);
        }
    }

    private static final Namespaces PREFIXES = Namespaces.of(Map.of("gao", "https://ns.gao.vn/"));
    private static final RecordedEvent EVENT = new RecordedEvent(
            new EventNumber(1L << 40),
            new PartyId(1),
            Set.of(),
            SampleDocuments.read(SampleDocuments.document(SampleDocuments.shipping("1", "L7")))
                    .getFirst(),
            PREFIXES);

    /** Lets the parser read it, and checks what must hold. */
    abstract void run(byte[] input);

    /** Good input of every kind, from which the fuzzer goes on. */
    abstract List<String> seeds();

    static void must(boolean holds, String promise) {
        if (!holds) {
            throw new Broken(promise);
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /** What was read; null where it was refused, which must have its reasons. */
    private static <T> @Nullable T good(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Rejected<T>(var problems) -> {
                must(!problems.isEmpty(), "refused without a problem");
                yield null;
            }
        };
    }

    private static void ask(EventQuery query) {
        query.matches(EVENT, MasterDataView.NONE);
    }

    List<byte[]> seedBytes() {
        List<byte[]> bytes = new ArrayList<>();
        seeds().forEach(seed -> bytes.add(seed.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }
}
