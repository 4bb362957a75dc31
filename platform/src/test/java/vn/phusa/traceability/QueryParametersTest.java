package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;

/**
 * Every parameter of the query language, once: a value that finds the event, one that does not, and both sides of the border between
 * them. Values are written as they stand in a URL.
 */
class QueryParametersTest {

    private static final Namespaces NS = Namespaces.of(Map.of("ex", "https://ns.gao.vn/"));

    /** A bag of rice was weighed, measured and declared wrong later: whatever an object event can carry. */
    private static final Event OBJECT = SampleEvents.of("""
            {"type": "ObjectEvent", "eventID": "urn:uuid:11111111-0000-4000-8000-000000000001",
             "eventTime": "2026-11-20T08:00:00+07:00", "eventTimeZoneOffset": "+07:00", "action": "OBSERVE",
             "bizStep": "receiving", "disposition": "in_progress",
             "persistentDisposition": {"set": ["completeness_inferred"], "unset": ["completeness_verified"]},
             "epcList": ["urn:epc:id:sgtin:0614141.107346.2017"],
             "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.012345.998877", "quantity": 10, "uom": "KGM"}],
             "readPoint": {"id": "urn:epc:id:sgln:0614141.07346.1234", OWN},
             "bizLocation": {"id": "urn:epc:id:sgln:0614141.00888.0", OWN},
             "bizTransactionList": [{"type": "po", "bizTransaction": "http://transaction.acme.com/po/12345678"}],
             "sourceList": [{"type": "possessing_party", "source": "urn:epc:id:pgln:4012345.00000"}],
             "destinationList": [{"type": "owning_party", "destination": "urn:epc:id:pgln:0614141.00000"}],
             "ilmd": {OWN},
             "errorDeclaration": {"declarationTime": "2026-11-20T08:00:00+07:00", "reason": "incorrect_data",
                "correctiveEventIDs": ["urn:uuid:11111111-0000-4000-8000-000000000002"], OWN},
             "sensorElementList": [{
                "sensorMetadata": {"time": "2026-11-20T08:00:00+07:00", "startTime": "2026-11-20T08:00:00+07:00",
                   "endTime": "2026-11-20T08:00:00+07:00", "bizRules": "https://quytac.vn/1", OWN},
                "sensorReport": [{"type": "Temperature", "deviceID": "urn:epc:id:giai:4000001.111",
                   "dataProcessingMethod": "https://phuongphap.vn/1", "microorganism": "https://visinh.vn/1126011",
                   "chemicalSubstance": "https://hoachat.vn/CZMRCDWAGMRECN", "value": 10, "minValue": 10, "maxValue": 10,
                   "meanValue": 10, "sDev": 10, "percValue": 10, "percRank": 10, "uom": "CEL", "stringValue": "SOME STRING",
                   "booleanValue": true, "hexBinaryValue": "f0f0f0", "uriValue": "https://tep.vn/anh.jpg", OWN}], OWN}],
             OWN}
            """.replace("OWN", """
            "ex:n": "10", "ex:empty": "", "ex:box": {"ex:inn": "10"}"""));

    private static final Event AGGREGATION = SampleEvents.of("""
            {"type": "AggregationEvent", "eventTime": "2026-11-20T08:00:00+07:00", "eventTimeZoneOffset": "+07:00",
             "action": "ADD", "parentID": "urn:epc:id:sscc:0614141.1234567890",
             "childEPCs": ["urn:epc:id:sgtin:0614141.107346.2018"]}
            """);

    private static final Event TRANSFORMATION = SampleEvents.of("""
            {"type": "TransformationEvent", "eventTime": "2026-11-20T08:00:00+07:00", "eventTimeZoneOffset": "+07:00",
             "transformationID": "urn:epc:id:gdti:0614141.12345.400",
             "inputEPCList": ["urn:epc:id:sgtin:4012345.011122.25"], "outputEPCList": ["urn:epc:id:sgtin:4012345.077889.25"],
             "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.011111.4444", "quantity": 10}],
             "outputQuantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.077777.5555", "quantity": 10}]}
            """);

    /** Master data of the reading point above, and of the warehouse that it belongs to. */
    private static final MasterDataView MASTER_DATA = new MasterDataView() {
        private final String readPoint = Thing.key("urn:epc:id:sgln:0614141.07346.1234");
        private final String location = Thing.key("urn:epc:id:sgln:0614141.00888.0");

        @Override
        public Set<String> within(String key) {
            return key.equals("urn:kho") ? Set.of(key, readPoint, location) : Set.of(key);
        }

        @Override
        public Set<String> values(String key, String attribute) {
            boolean known = key.equals(readPoint) || key.equals(location) || key.equals("10");
            return known && attribute.equals("urn:mda:tinh") ? Set.of("Cần Thơ") : Set.of();
        }

        @Override
        public Set<String> having(String attribute) {
            return attribute.equals("urn:mda:tinh") ? Set.of(readPoint, location, "10") : Set.of();
        }
    };

    /** What a parameter finds and misses: all in one event, only EXISTS misses one that lacks the field. */
    private record Row(
            String parameter, Event event, String finds, String misses, String justFinds, String justMisses) {

        static Row exists(String parameter) {
            // Asked with false it is no condition; asked with nothing, as SOAP does, it is one.
            return new Row(parameter, OBJECT, "true", "true", "false", "");
        }

        Event other() {
            return parameter.startsWith("EXISTS") ? AGGREGATION : event;
        }
    }

    @TestFactory
    Stream<DynamicNode> everyParameterFindsMissesAndKeepsItsBorder() {
        return rows().stream()
                .map(row -> dynamicContainer(
                        row.parameter(),
                        Stream.of(
                                check(row, row.event(), row.finds(), true),
                                check(row, row.other(), row.misses(), false),
                                check(row, row.other(), row.justFinds(), true),
                                check(row, row.other(), row.justMisses(), false))));
    }

    @Test
    void noParameterOfTheOfficialSchemaIsLeftOut() throws IOException {
        Path schema = Path.of(System.getProperty("phusa.root", ".."))
                .resolve("../shared/data/gs1-epcis/REST Bindings/query-schema.json");
        Assumptions.assumeTrue(Files.exists(schema), "SKIPPED: the official query schema is not here");
        JsonNode query = JsonMapper.shared()
                .readTree(Files.readString(schema))
                .get("definitions")
                .get("EPCIS-Query");
        Set<String> covered = rows().stream().map(Row::parameter).collect(Collectors.toSet());
        covered.addAll(Set.of("orderBy", "orderDirection", "eventCountLimit", "maxEventCount", "@context"));
        List<String> missing = new ArrayList<>();
        for (String name : query.get("properties").propertyNames()) {
            if (!covered.contains(name)) {
                missing.add(name);
            }
        }
        int patterns = 0;
        for (String published : query.get("patternProperties").propertyNames()) {
            // As published its backslashes are doubled once too often.
            String pattern = published.replace("\\\\", "\\").replace("EQ_ATTR_\\w+_\\w+", "EQ_ATTR_[\\w:]+_[\\w:]+");
            patterns++;
            if (covered.stream().noneMatch(name -> name.matches(pattern))) {
                missing.add(pattern);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(query.get("properties").size() - 1 + patterns).isGreaterThanOrEqualTo(160);
        System.out.println("query parameters of the official schema with their own tests: "
                + query.get("properties").size() + " fixed and " + patterns + " by pattern");
    }

    private static DynamicNode check(Row row, Event event, String value, boolean expected) {
        String url = row.parameter().replace("#", "%23") + "=" + value;
        return dynamicTest((expected ? "finds " : "misses ") + value, () -> {
            EventQuery query =
                    Given.fromUrl(url).then(given -> EventQuery.of(given, NS)).orThrow();
            assertThat(query.matches(SampleEvents.recorded(event), MASTER_DATA))
                    .as(url)
                    .isEqualTo(expected);
        });
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "eventType",
                OBJECT,
                "ObjectEvent",
                "AggregationEvent",
                "TransactionEvent|ObjectEvent",
                "https://ns.gao.vn/ObjectEvent"));
        rows.add(new Row(
                "eventType",
                SampleEvents.of("ex:DryingEvent", "\"ex:fan\": \"on\""),
                "https://ns.gao.vn/DryingEvent",
                "ObjectEvent|https://ns.gao.vn/MillingEvent",
                "ObjectEvent|https://ns.gao.vn/DryingEvent",
                "https://ns.khac.vn/DryingEvent"));
        from(rows, "GE_eventTime", "2026-11-20T01:00:00");
        before(rows, "LT_eventTime", "2026-11-20T01:00:00");
        from(rows, "GE_recordTime", "2026-11-20T03:00:00");
        before(rows, "LT_recordTime", "2026-11-20T03:00:00");
        rows.add(new Row("EQ_action", OBJECT, "OBSERVE", "ADD", "DELETE|OBSERVE", "ADD|DELETE"));
        rows.add(new Row(
                "EQ_bizStep",
                OBJECT,
                "receiving",
                "shipping",
                "urn:epcglobal:cbv:bizstep:receiving",
                "https://ns.gao.vn/receiving"));
        rows.add(new Row(
                "EQ_disposition", OBJECT, "in_progress", "in_transit", "cbv:Disp-in_progress", "urn:khac:in_progress"));
        rows.add(new Row(
                "EQ_persistentDisposition_set",
                OBJECT,
                "completeness_inferred",
                "completeness_verified",
                "urn:epcglobal:cbv:disp:completeness_inferred",
                "recalled"));
        rows.add(new Row(
                "EQ_persistentDisposition_unset",
                OBJECT,
                "completeness_verified",
                "completeness_inferred",
                "recalled|completeness_verified",
                "recalled"));
        place(
                rows,
                "EQ_readPoint",
                "urn:epc:id:sgln:0614141.07346.1234",
                "https://kho.vn/414/0614141073467/254/1234",
                "urn:epc:id:sgln:0614141.07346.0");
        place(
                rows,
                "EQ_bizLocation",
                "urn:epc:id:sgln:0614141.00888.0",
                "https://id.gs1.org/414/0614141008889",
                "urn:epc:id:sgln:0614141.00888.1");
        place(rows, "WD_readPoint", "urn:kho", "urn:epc:id:sgln:0614141.07346.1234", "urn:kho:1");
        place(rows, "WD_bizLocation", "urn:kho", "urn:epc:id:sgln:0614141.00888.0", "urn:kho:1");
        rows.add(new Row(
                "EQ_transformationID",
                TRANSFORMATION,
                "urn:epc:id:gdti:0614141.12345.400",
                "urn:epc:id:gdti:0614141.12345.401",
                "https://x.vn/253/0614141123452400",
                "urn:epc:id:gdti:0614141.12345.4000"));
        things(rows, "MATCH_epc", OBJECT, "sgtin:0614141.107346", "2017", "urn:epc:id:sscc:0614141.1234567890");
        things(
                rows,
                "MATCH_inputEPC",
                TRANSFORMATION,
                "sgtin:4012345.011122",
                "25",
                "urn:epc:id:sgtin:4012345.077889.25");
        things(
                rows,
                "MATCH_outputEPC",
                TRANSFORMATION,
                "sgtin:4012345.077889",
                "25",
                "urn:epc:id:sgtin:4012345.011122.25");
        things(rows, "MATCH_anyEPC", TRANSFORMATION, "sgtin:4012345.011122", "25", "urn:epc:id:sgtin:4012345.011122.2");
        rows.add(new Row(
                "MATCH_parentID",
                AGGREGATION,
                "urn:epc:id:sscc:0614141.1234567890",
                "urn:epc:id:sgtin:0614141.107346.2018",
                "urn:epc:idpat:sscc:0614141.*",
                "urn:epc:idpat:sscc:06141413.*"));
        lots(rows, "MATCH_epcClass", OBJECT, "4012345.012345", "998877");
        lots(rows, "MATCH_inputEPCClass", TRANSFORMATION, "4012345.011111", "4444");
        lots(rows, "MATCH_outputEPCClass", TRANSFORMATION, "4012345.077777", "5555");
        lots(rows, "MATCH_anyEPCClass", TRANSFORMATION, "4012345.077777", "5555");
        list(rows, "EQ_eventID", "urn:uuid:11111111-0000-4000-8000-000000000001");
        rows.add(Row.exists("EXISTS_errorDeclaration"));
        from(rows, "GE_errorDeclaration_Time", "2026-11-20T01:00:00");
        before(rows, "LT_errorDeclaration_Time", "2026-11-20T01:00:00");
        from(rows, "GE_errorDeclarationTime", "2026-11-20T01:00:00");
        before(rows, "LT_errorDeclarationTime", "2026-11-20T01:00:00");
        rows.add(new Row(
                "EQ_errorReason",
                OBJECT,
                "incorrect_data",
                "did_not_occur",
                "urn:epcglobal:cbv:er:incorrect_data",
                "urn:khac:incorrect_data"));
        list(rows, "EQ_correctiveEventID", "urn:uuid:11111111-0000-4000-8000-000000000002");
        rows.add(Row.exists("EXISTS_sensorElementList"));
        rows.add(Row.exists("EXISTS_sensorElement"));
        for (String time : List.of("time", "startTime", "endTime")) {
            from(rows, "GE_" + time, "2026-11-20T01:00:00");
            before(rows, "LT_" + time, "2026-11-20T01:00:00");
        }
        rows.add(new Row(
                "EQ_type",
                OBJECT,
                "Temperature",
                "RelativeHumidity",
                "gs1:Temperature",
                "https://ns.gao.vn/Temperature"));
        rows.add(new Row(
                "EQ_deviceID",
                OBJECT,
                "urn:epc:id:giai:4000001.111",
                "urn:epc:id:giai:4000001.112",
                "https://id.gs1.org/8004/4000001111",
                "urn:epc:id:giai:4000001.11"));
        list(rows, "EQ_dataProcessingMethod", "https://phuongphap.vn/1");
        list(rows, "EQ_microorganism", "https://visinh.vn/1126011");
        list(rows, "EQ_chemicalSubstance", "https://hoachat.vn/CZMRCDWAGMRECN");
        list(rows, "EQ_bizRules", "https://quytac.vn/1");
        rows.add(new Row("EQ_stringValue", OBJECT, "SOME%20STRING", "SOME", "SOME+STRING", "some%20string"));
        rows.add(new Row("EQ_booleanValue", OBJECT, "true", "false", "1", "0"));
        list(rows, "EQ_hexBinaryValue", "f0f0f0");
        list(rows, "EQ_uriValue", "https://tep.vn/anh.jpg");
        rows.add(new Row(
                "EQ_bizTransaction_po",
                OBJECT,
                "http://transaction.acme.com/po/12345678",
                "http://transaction.acme.com/po/1",
                "urn:x:1|http://transaction.acme.com/po/12345678",
                "http://transaction.acme.com/po/123456789"));
        rows.add(new Row(
                "EQ_source_possessing_party",
                OBJECT,
                "urn:epc:id:pgln:4012345.00000",
                "urn:epc:id:pgln:0614141.00000",
                "https://id.gs1.org/417/4012345000009",
                "urn:epc:id:pgln:4012345.00001"));
        rows.add(new Row(
                "EQ_destination_owning_party",
                OBJECT,
                "urn:epc:id:pgln:0614141.00000",
                "urn:epc:id:pgln:4012345.00000",
                "https://id.gs1.org/417/0614141000005",
                "urn:epc:id:pgln:0614141.00001"));
        for (Comparison comparison : Comparison.values()) {
            number(rows, comparison, "quantity", "10", "10.0000001", "9.9999999");
            number(rows, comparison, "quantity_KGM", "10.000", "10.0000001", "9.9999999");
            number(rows, comparison, "quantity_GRM", "1e4", "10000.0001", "9999.9999");
            number(rows, comparison, "percRank", "10", "10.0000001", "9.9999999");
            for (String measured : List.of("value", "minValue", "maxValue", "meanValue", "percValue")) {
                number(rows, comparison, measured + "_CEL", "10.0", "10.0000001", "9.9999999");
                number(rows, comparison, measured + "_KEL", "283.15", "283.1500001", "283.1499999");
                number(rows, comparison, measured + "_FAH", "50", "50.0000001", "49.9999999");
            }
            number(rows, comparison, "sDev_KEL", "10", "10.0000001", "9.9999999");
            for (ExtensionScope scope : ExtensionScope.values()) {
                number(rows, comparison, scope.prefix() + field(scope), "10.0", "10.0000001", "9.9999999");
                number(rows, comparison, scope.prefix() + "https://ns.gao.vn/#" + local(scope), "1E1", "1.1E1", "9");
            }
        }
        for (ExtensionScope scope : ExtensionScope.values()) {
            rows.add(Row.exists("EXISTS_" + scope.prefix() + field(scope)));
            if (!scope.name().startsWith("INNER")) {
                rows.add(Row.exists("EXISTS_" + scope.prefix() + "ex:empty"));
            }
        }
        rows.add(new Row(
                "HASATTR_bizLocation", OBJECT, "urn:mda:tinh", "urn:mda:huyen", "urn:x|urn:mda:tinh", "urn:mda:tin"));
        rows.add(new Row(
                "HASATTR_readPoint", OBJECT, "urn:mda:tinh", "urn:mda:huyen", "urn:x|urn:mda:tinh", "urn:mda:tin"));
        rows.add(new Row("HASATTR_ex:n", OBJECT, "urn:mda:tinh", "urn:mda:huyen", "urn:x|urn:mda:tinh", "urn:mda:tin"));
        rows.add(new Row(
                "EQATTR_bizLocation_urn:mda:tinh",
                OBJECT,
                "C%E1%BA%A7n%20Th%C6%A1",
                "An%20Giang",
                "An%20Giang|C%E1%BA%A7n%20Th%C6%A1",
                "C%E1%BA%A7n"));
        rows.add(new Row(
                "EQ_ATTR_readPoint_urn:mda:tinh",
                OBJECT,
                "C%E1%BA%A7n%20Th%C6%A1",
                "An%20Giang",
                "An%20Giang|C%E1%BA%A7n%20Th%C6%A1",
                "C%E1%BA%A7n"));
        rows.add(new Row(
                "EQATTR_ex:n_urn:mda:tinh",
                OBJECT,
                "C%E1%BA%A7n%20Th%C6%A1",
                "An%20Giang",
                "An%20Giang|C%E1%BA%A7n%20Th%C6%A1",
                "C%E1%BA%A7n"));
        return rows;
    }

    private static String local(ExtensionScope scope) {
        return scope.name().startsWith("INNER") ? "inn" : "n";
    }

    private static String field(ExtensionScope scope) {
        return "ex:" + local(scope);
    }

    private static void from(List<Row> rows, String name, String border) {
        rows.add(new Row(
                name, OBJECT, "2026-11-19T00:00:00Z", "2026-11-21T00:00:00.000Z", border + "Z", border + ".0000001Z"));
    }

    private static void before(List<Row> rows, String name, String border) {
        rows.add(new Row(
                name,
                OBJECT,
                "2026-11-21T07:00:00+07:00",
                "2026-11-19T07:00:00%2B07:00",
                border + ".0000001Z",
                border + "Z"));
    }

    private static void place(List<Row> rows, String name, String value, String alike, String other) {
        rows.add(new Row(name, OBJECT, value, "urn:epc:id:sgln:0614141.00777.0", alike, other));
    }

    private static void list(List<Row> rows, String name, String value) {
        rows.add(new Row(name, OBJECT, value, "urn:x:khac", "urn:x:khac|" + value, value + "0"));
    }

    private static void things(List<Row> rows, String name, Event event, String item, String serial, String wrongRole) {
        rows.add(new Row(
                name,
                event,
                "urn:epc:id:" + item + "." + serial,
                wrongRole,
                "urn:epc:idpat:" + item + ".*",
                "urn:epc:id:" + item + "." + serial + "0"));
    }

    private static void lots(List<Row> rows, String name, Event event, String item, String lot) {
        rows.add(new Row(
                name,
                event,
                "urn:epc:class:lgtin:" + item + "." + lot,
                "urn:epc:id:sgtin:" + item + "." + lot,
                "urn:epc:idpat:lgtin:" + item + ".*",
                "urn:epc:class:lgtin:" + item + "." + lot + "0"));
    }

    private static void number(
            List<Row> rows, Comparison comparison, String rest, String same, String above, String below) {
        String name = comparison + "_" + rest;
        rows.add(
                switch (comparison) {
                    case EQ -> new Row(name, OBJECT, same, above, above + "|" + same, below);
                    case GT -> new Row(name, OBJECT, "-100", "1000000", below, same);
                    case GE -> new Row(name, OBJECT, "-100", "1000000", same, above);
                    case LT -> new Row(name, OBJECT, "1000000", "-100", above, same);
                    case LE -> new Row(name, OBJECT, "1000000", "-100", same, below);
                });
    }
}
