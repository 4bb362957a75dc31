package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;

/** The hard cases of queries, each by its own story. */
class EventQueryTest {

    private static final Namespaces NS = Namespaces.of(
            Map.of("ex", "https://ns.gao.vn/", "again", "https://ns.gao.vn/", "khac", "https://ns.khac.vn/"));

    private static final String CASE = "urn:epc:id:sgtin:0614141.107346.2018";
    private static final String PALLET = "urn:epc:id:sscc:0614141.1234567890";

    private static final Event PACKED = SampleEvents.of(
            "AggregationEvent",
            "\"action\": \"ADD\"",
            "\"parentID\": \"" + PALLET + "\"",
            "\"childEPCs\": [\"" + CASE + "\"]",
            "\"childQuantityList\": [{\"epcClass\": \"urn:epc:class:lgtin:4012345.012345.998877\", \"quantity\": 0.3, \"uom\": \"KGM\"}]");

    @Test
    void anyEpcLooksInEveryRoleButEpcNotAtTheParent() {
        assertThat(finds("MATCH_anyEPC=" + PALLET, PACKED)).isTrue();
        assertThat(finds("MATCH_epc=" + PALLET, PACKED)).isFalse();
        assertThat(finds("MATCH_epc=" + CASE, PACKED)).isTrue();
        assertThat(finds("MATCH_parentID=" + CASE, PACKED)).isFalse();
    }

    @Test
    void anyClassLooksInAllQuantityListsAndNotAmongInstances() {
        assertThat(finds("MATCH_anyEPCClass=urn:epc:class:lgtin:4012345.012345.998877", PACKED))
                .isTrue();
        assertThat(finds("MATCH_inputEPCClass=urn:epc:class:lgtin:4012345.012345.998877", PACKED))
                .isFalse();
        assertThat(finds("MATCH_anyEPCClass=" + CASE, PACKED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epc:idpat:sgtin:0614141.107346.*, true",
        "urn:epc:idpat:sgtin:0614141.*.*, true",
        "urn:epc:idpat:sgtin:*.*.*, true",
        "urn:epc:idpat:sgtin:0614141.107346.2018, true",
        "urn:epc:idpat:sgtin:0614141.107347.*, false",
        "urn:epc:idpat:sgtin:0614142.*.*, false",
        "urn:epc:idpat:sgtin:0614141.10734.*, false",
        "urn:epc:idpat:lgtin:0614141.107346.*, false",
        "urn:epc:idpat:sscc:0614141.*, false",
    })
    void aPatternIsMatchedPartByPart(String pattern, boolean expected) {
        assertThat(finds("MATCH_epc=" + pattern, PACKED)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:epc:idpat:sgtin:0614141.107346.20*",
                "urn:epc:idpat:sgtin:0614141.*.2018",
                "urn:epc:idpat:sgtin:0614141.*",
                "urn:epc:idpat:sgtin:0614141.107346..*",
                "urn:epc:idpat:sgtin:*.*.*.*",
                "urn:epc:idpat:sgtin:bag.107346.*",
                "urn:epc:idpat:sscc:0614141*",
                "urn:epc:idpat:sscc:",
                "urn:epc:idpat:sgtin",
                "urn:epc:idpat:usdod:CAGEY.**",
            })
    void whatIsMeantAsAPatternAndIsNoneIsRefused(String pattern) {
        assertThat(ThingPattern.isBroken(pattern)).isTrue();
        assertThat(EventQuery.of(Map.of("MATCH_anyEPC", new Given(List.of(pattern), Given.Form.TEXT)), Namespaces.NONE))
                .isEqualTo(Outcome.rejected(
                        Problem.at("MATCH_anyEPC", QueryProblem.BAD_PATTERN, "MATCH_anyEPC", pattern)));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:sgln:0614141.07346.1234, urn:epc:idpat:sgln:0614141.07346.*, true",
        "urn:epc:id:sgln:0614141.07346.0, urn:epc:idpat:sgln:0614141.07346.*, true",
        "urn:epc:id:sgln:0614141.07346.1234, urn:epc:idpat:sgln:0614141.*.*, true",
        "urn:epc:id:sgln:0614141.07346.1234, urn:epc:idpat:sgln:0614141.07347.*, false",
        "urn:epc:id:grai:0614141.12345.400, urn:epc:idpat:grai:0614141.12345.*, true",
        "urn:epc:id:grai:0614141.12345.400, urn:epc:idpat:grai:0614141.*.*, true",
        "urn:epc:id:grai:0614141.12345.400, urn:epc:idpat:grai:0614141.12346.*, false",
        "urn:epc:id:giai:0614141.12345400, urn:epc:idpat:giai:0614141.*, true",
        "urn:epc:id:giai:0614141.12345400, urn:epc:idpat:giai:0614142.*, false",
        "urn:epc:id:gdti:0614141.06012.1234, urn:epc:idpat:gdti:0614141.06012.*, true",
        "urn:epc:id:gdti:0614141.06012.1234, urn:epc:idpat:gdti:0614141.06013.*, false",
        "urn:epc:id:cpi:0614141.123ABC.1, urn:epc:idpat:cpi:0614141.123ABC.*, true",
        "urn:epc:id:cpi:0614141.123ABC.1, urn:epc:idpat:cpi:0614141.123AB.*, false",
        "urn:epc:id:gsrn:0614141.1234567890, urn:epc:idpat:gsrn:0614141.*, true",
        "urn:epc:id:gid:95100000.12345.400, urn:epc:idpat:gid:95100000.12345.*, true",
        "urn:epc:id:gid:95100000.12345.400, urn:epc:idpat:gid:95100000.*.*, true",
        "urn:epc:id:gid:95100000.12345.400, urn:epc:idpat:gid:95100000.1234.*, false",
        "urn:epc:id:itip:4012345.012345.01.02.987, urn:epc:idpat:itip:4012345.012345.01.02.*, true",
        "urn:epc:id:itip:4012345.012345.01.02.987, urn:epc:idpat:itip:4012345.012345.*.*.*, true",
        "urn:epc:id:itip:4012345.012345.01.02.987, urn:epc:idpat:itip:4012345.012346.*.*.*, false",
        "urn:epc:id:upui:1234567.089456.51qIgY, urn:epc:idpat:upui:1234567.089456.*, true",
        "urn:epc:id:sgcn:4012345.67890.04711, urn:epc:idpat:sgcn:4012345.67890.*, true",
    })
    void everyKeySchemeHasPatterns(String epc, String pattern, boolean expected) {
        ThingPattern read = ThingPattern.of(pattern);
        String key = Thing.key(epc);

        assertThat(read.fits(key)).isEqualTo(expected);
        if (expected && read instanceof ThingPattern.Many many) {
            assertThat(many.starts()).anyMatch(start -> key.startsWith(start) || key.equals(many.itself()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:khac:a%b", "urn:khac:a_b", "urn:khac:a.b", "urn:khac:a+b", "urn:khac:a*b"})
    void noCharacterOfAnIdentifierIsAWildcard(String identifier) {
        Event event = SampleEvents.of(
                "ObjectEvent", "\"action\": \"OBSERVE\"", "\"epcList\": [\"urn:khac:axb\", \"urn:khac:aab\"]");
        Event itself =
                SampleEvents.of("ObjectEvent", "\"action\": \"OBSERVE\"", "\"epcList\": [\"" + identifier + "\"]");
        String encoded = identifier.replace("%", "%25").replace("+", "%2B");

        assertThat(finds("MATCH_epc=" + encoded, event)).isFalse();
        assertThat(finds("MATCH_epc=" + encoded, itself)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:epc:id:sgtin:0614141.107346.2018",
                "https://id.gs1.org/01/10614141073464/21/2018",
                "https://gao.vn/01/10614141073464/21/2018",
                "https://gao.vn/duong/dan/01/10614141073464/21/2018?17=271231",
                "https://gao.vn/01/10614141073464/22/2A/10/L1/21/2018",
            })
    void oneKeyInAllItsSpellingsIsTheSame(String spelling) {
        assertThat(finds("MATCH_epc=" + spelling.replace("?", "%3F").replace("=", "%3D"), PACKED))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shipping",
                "cbv:BizStep-shipping",
                "urn:epcglobal:cbv:bizstep:shipping",
                "https://ref.gs1.org/cbv/BizStep-shipping",
            })
    void aBusinessStepInAllItsSpellingsIsTheSame(String spelling) {
        assertThat(finds("EQ_bizStep=" + spelling, SampleEvents.object("\"bizStep\": \"shipping\"")))
                .isTrue();
        assertThat(finds("EQ_bizStep=shipping", SampleEvents.object("\"bizStep\": \"" + spelling + "\"")))
                .isTrue();
    }

    @Test
    void itemsOfAListAreAlternativesAndParametersAllHold() {
        Event event = SampleEvents.object("\"bizStep\": \"shipping\"", "\"disposition\": \"in_transit\"");

        assertThat(finds("EQ_bizStep=packing|shipping&EQ_disposition=in_transit", event))
                .isTrue();
        assertThat(finds("EQ_bizStep=packing%7Cshipping&EQ_disposition=in_transit", event))
                .isTrue();
        assertThat(finds("EQ_bizStep=packing|shipping&EQ_disposition=active", event))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GE_foo=1, UNKNOWN_PARAMETER",
        "foo=1, UNKNOWN_PARAMETER",
        "eq_bizStep=shipping, UNKNOWN_PARAMETER",
        "MATCH_foo=urn:x:1, UNKNOWN_PARAMETER",
        "EQ_ex:=1, UNKNOWN_PARAMETER",
        "EQATTR_bizLocation=1, UNKNOWN_PARAMETER",
        "EQ_action=MOVE, NOT_ONE_OF",
        "EQ_action=observe, NOT_ONE_OF",
        "eventType=Object, NOT_ONE_OF",
        "EQ_bizStep=flying, NOT_IN_VOCABULARY",
        "EQ_bizTransaction_foo=urn:x:1, NOT_IN_VOCABULARY",
        "orderBy=eventTime&orderDirection=UP, NOT_ONE_OF",
        "orderBy=action, NOT_ONE_OF",
        "EQ_bizStep=, NO_VALUE",
        "EQ_bizStep=shipping|, NO_VALUE",
        "GE_eventTime=yesterday, NO_TIME",
        "GE_eventTime=2026-11-20T08:00:00, NO_TIME",
        "GE_eventTime=2026-02-30T08:00:00Z, NO_TIME",
        "GE_eventTime=2026-11-20T00:00:00Z|2026-11-21T00:00:00Z, ONE_VALUE",
        "GE_value_CEL=warm, NO_NUMBER",
        "GE_value_CEL=NaN, NO_NUMBER",
        "GE_value_XYZ=1, UNKNOWN_UNIT",
        "GE_quantity_XYZ=1, UNKNOWN_UNIT",
        "GT_ex:field=word, NO_NUMBER",
        "EQ_vien:field=1, UNDECLARED_PREFIX",
        "EXISTS_vien:field=true, UNDECLARED_PREFIX",
        "EXISTS_errorDeclaration=maybe, NO_BOOLEAN",
        "EQ_booleanValue=yes, NO_BOOLEAN",
        "MATCH_epc=2018, NO_URI",
        "eventCountLimit=0&orderBy=eventTime, NO_WHOLE_NUMBER",
        "maxEventCount=-1, NO_WHOLE_NUMBER",
        "maxEventCount=1.5, NO_WHOLE_NUMBER",
        "eventCountLimit=5, LIMIT_WITHOUT_ORDER",
        "eventCountLimit=5&maxEventCount=5&orderBy=eventTime, LIMIT_AND_MOST",
        "EQ_bizStep=%zz, BAD_ENCODING",
        "EQ_bizStep=%ff, BAD_ENCODING",
    })
    void whatCannotBeMeantIsRefusedWithItsName(String url, QueryProblem problem) {
        Outcome<EventQuery> outcome = read(url);

        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        List<Problem> problems = ((Outcome.Rejected<EventQuery>) outcome).problems();
        assertThat(problems).extracting(Problem::code).containsExactly(problem);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.exception()).isEqualTo("QueryParameterException");
        assertThat(problems.getFirst().field()).isNotNull();
    }

    @Test
    void allProblemsAreToldAtOnce() {
        Outcome<EventQuery> outcome = read("GE_foo=1&EQ_action=MOVE&EQ_bizStep=flying");

        assertThat(((Outcome.Rejected<EventQuery>) outcome).problems()).hasSize(3);
    }

    @Test
    void orderCanBeAskedForByTimesAndOwnFieldsAndIsDescendingUnlessSaidOtherwise() {
        EventQuery byTime = read("orderBy=eventTime&eventCountLimit=3").orThrow();
        EventQuery byLot = read("orderBy=ILMD_ex:lot&orderDirection=ASC").orThrow();

        assertThat(byTime.order()).isEqualTo(new EventQuery.Order(new EventQuery.OrderBy.EventTime(), false));
        assertThat(byTime.countLimit()).isEqualTo(3);
        assertThat(byLot.order())
                .isEqualTo(new EventQuery.Order(new EventQuery.OrderBy.Own("ILMD_:https://ns.gao.vn/#lot"), true));
    }

    @Test
    void existsErrorDeclarationFalseIsNoFilter() {
        Event declared = SampleEvents.object("\"errorDeclaration\": {\"declarationTime\": \"2026-11-21T00:00:00Z\"}");

        assertThat(finds("EXISTS_errorDeclaration=false", declared)).isTrue();
        assertThat(finds("EXISTS_errorDeclaration=false", SampleEvents.object()))
                .isTrue();
        assertThat(finds("EXISTS_errorDeclaration=true", SampleEvents.object())).isFalse();
    }

    @Test
    void withinAPlaceMeansItselfAndEverythingBelowAndCyclesEnd() {
        MasterDataView tree = places(Map.of(
                "urn:kho",
                List.of("urn:kho:a"),
                "urn:kho:a",
                List.of("urn:kho:a:1"),
                "urn:kho:a:1",
                List.of("urn:kho")));
        Event event = SampleEvents.object("\"bizLocation\": {\"id\": \"urn:kho:a:1\"}");

        assertThat(finds("WD_bizLocation=urn:kho", event, tree)).isTrue();
        assertThat(finds("WD_bizLocation=urn:kho:a:1", event, tree)).isTrue();
        assertThat(finds("WD_bizLocation=urn:kho:b", event, tree)).isFalse();
        assertThat(finds("WD_bizLocation=urn:kho&EQ_bizLocation=urn:kho:a:1", event, tree))
                .isTrue();
        assertThat(finds("WD_bizLocation=urn:kho&EQ_bizLocation=urn:kho:a", event, tree))
                .isFalse();
        assertThat(finds("WD_bizLocation=urn:kho", event, MasterDataView.NONE)).isFalse();
    }

    @Test
    void anOwnFieldIsKnownByItsNamespaceAndNotByItsPrefix() {
        Event event = SampleEvents.object("\"ex:mua\": \"Đông Xuân\"");

        assertThat(finds("EQ_again:mua=%C4%90%C3%B4ng%20Xu%C3%A2n", event)).isTrue();
        assertThat(finds("EQ_khac:mua=%C4%90%C3%B4ng%20Xu%C3%A2n", event)).isFalse();
        assertThat(finds("EQ_https://ns.gao.vn/%23mua=%C4%90%C3%B4ng%20Xu%C3%A2n", event))
                .isTrue();
    }

    @Test
    void anOwnFieldMayBeginWithADigitAndHaveMarks() {
        assertThat(finds("EQ_ex:3kg=1", SampleEvents.object("\"ex:3kg\": \"1\"")))
                .isTrue();
        assertThat(finds("EQ_ex:mu%CC%80a=1", SampleEvents.object("\"ex:mu\u0300a\": \"1\"")))
                .isTrue();
    }

    @Test
    void tenIsMoreThanNineAndAWordIsNoNumber() {
        assertThat(finds("GT_ex:so=9", SampleEvents.object("\"ex:so\": \"10\"")))
                .isTrue();
        assertThat(finds("GT_ex:so=9", SampleEvents.object("\"ex:so\": 10"))).isTrue();
        assertThat(finds("GT_ex:so=9", SampleEvents.object("\"ex:so\": \"10 bao\"")))
                .isFalse();
        assertThat(finds("EQ_ex:so=7", SampleEvents.object("\"ex:so\": \"007\"")))
                .isFalse();
        assertThat(finds("EQ_ex:so=007", SampleEvents.object("\"ex:so\": \"7\"")))
                .isFalse();
        assertThat(finds("EQ_ex:so=7", SampleEvents.object("\"ex:so\": 7.0"))).isTrue();
        assertThat(finds("EQ_ex:chu=lo", SampleEvents.object("\"ex:chu\": \"Lo\"")))
                .isFalse();
        assertThat(finds("GE_ex:ngay=2026-11-20", SampleEvents.object("\"ex:ngay\": \"2026-11-20T00:00:00Z\"")))
                .isTrue();
        assertThat(finds("LT_ex:ngay=2026-11-20", SampleEvents.object("\"ex:ngay\": \"2026-11-20T06:59:59+07:00\"")))
                .isTrue();
        assertThat(finds("GE_ex:ngay=1", SampleEvents.object("\"ex:ngay\": \"2026-11-20\"")))
                .as("a date is no number")
                .isFalse();
    }

    @Test
    void whatJsonSaysAboutTypesCounts() {
        Event text = SampleEvents.object("\"ex:so\": \"10.0\"");
        Map<String, Given> asText = Map.of("EQ_ex:so", Given.texts("10"));
        Map<String, Given> asNumber = Map.of("EQ_ex:so", new Given(List.of("10"), Given.Form.NUMBER));

        assertThat(EventQuery.of(asText, NS).orThrow().matches(SampleEvents.recorded(text), MasterDataView.NONE))
                .isFalse();
        assertThat(EventQuery.of(asNumber, NS).orThrow().matches(SampleEvents.recorded(text), MasterDataView.NONE))
                .isTrue();
    }

    @Test
    void aDeviceIsFoundInMetadataAndInReports() {
        Event inMetadata = SampleEvents.object("""
                "sensorElementList": [{"sensorMetadata": {"deviceID": "urn:epc:id:giai:4000001.111",
                   "dataProcessingMethod": "https://phuongphap.vn/1"}, "sensorReport": [{"type": "Temperature", "value": 1, "uom": "CEL"}]}]
                """);
        Event inReport = SampleEvents.object("""
                "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": 1, "uom": "CEL",
                   "deviceID": "https://id.gs1.org/8004/4000001111", "time": "2026-11-20T07:00:00+07:00",
                   "dataProcessingMethod": "https://phuongphap.vn/1"}]}]
                """);
        for (Event event : List.of(inMetadata, inReport)) {
            assertThat(finds("EQ_deviceID=urn:epc:id:giai:4000001.111", event)).isTrue();
            assertThat(finds("EQ_dataProcessingMethod=https://phuongphap.vn/1", event))
                    .isTrue();
        }
        assertThat(finds("GE_time=2026-11-20T00:00:00Z", inReport)).isTrue();
        assertThat(finds("LT_time=2026-11-20T00:00:00Z", inReport)).isFalse();
    }

    @Test
    void aMeasurementIsFoundAsItWasSentThoughGs1HasNoWordForIt() {
        Event event = SampleEvents.object("""
                "sensorElementList": [{"sensorReport": [{"type": "gs1:Ripeness", "value": 1, "hexBinaryValue": "F0a1"}]}]
                """);
        assertThat(finds("EQ_type=gs1:Ripeness", event)).isTrue();
        assertThat(finds("EQ_type=https://gs1.org/voc/Ripeness", event)).isTrue();
        assertThat(finds("EQ_type=gs1:Ripe", event)).isFalse();
        Event capitals = SampleEvents.object("""
                "sensorElementList": [{"sensorReport": [{"type": "Temperature", "hexBinaryValue": "F0A1"}]}]
                """);
        assertThat(finds("EQ_hexBinaryValue=f0a1", capitals)).isTrue();
        assertThat(finds("EQ_hexBinaryValue=F0a1", event)).isTrue();
    }

    @Test
    void aValueIsFoundInAnyUnitOfItsDimensionAndOnlyWithItsOwnUnit() {
        Event event = SampleEvents.object("""
                "sensorElementList": [{"sensorReport": [
                   {"type": "Temperature", "value": 26, "uom": "CEL"}, {"type": "RelativeHumidity", "value": 80, "uom": "P1"}]}]
                """);

        assertThat(finds("GE_value_KEL=299.15", event)).isTrue();
        assertThat(finds("GT_value_KEL=299.15", event)).isFalse();
        assertThat(finds("EQ_value_FAH=78.8", event)).isTrue();
        assertThat(finds("EQ_value_CEL=80", event)).as("80 is a humidity").isFalse();
        assertThat(finds("EQ_type=RelativeHumidity&GE_value_CEL=26", event))
                .as("both hold for the event, for different reports")
                .isTrue();
    }

    @Test
    void quantitiesAreExactDecimals() {
        Event event = SampleEvents.of(
                "ObjectEvent",
                "\"action\": \"OBSERVE\"",
                "\"quantityList\": [{\"epcClass\": \"urn:epc:class:lgtin:4012345.012345.998877\", \"quantity\": 0.3, \"uom\": \"KGM\"}]");

        assertThat(finds("EQ_quantity=0.30", event)).isTrue();
        assertThat(finds("EQ_quantity=0.30000000000000004", event)).isFalse();
        assertThat(finds("EQ_quantity_GRM=300", event)).isTrue();
        assertThat(finds("LE_quantity_TNE=0.0003", event)).isTrue();
        assertThat(finds("EQ_quantity_LTR=0.3", event)).isFalse();
    }

    @Test
    void aValueInTheLongFormOfJsonLdIsTheSameValue() {
        Event event = SampleEvents.object(
                "\"ex:nang\": {\"@value\": \"7\", \"@type\": \"xsd:integer\"}, \"ex:ruong\": {\"@id\": \"urn:vn:ruong:1\"}");
        assertThat(finds("EQ_ex:nang=7", event)).isTrue();
        assertThat(finds("GT_ex:nang=6.5", event)).isTrue();
        assertThat(finds("EQ_ex:ruong=urn:vn:ruong:1", event)).isTrue();
        assertThat(finds("EQ_ex:ruong=urn:vn:ruong:2", event)).isFalse();
    }

    @Test
    void existsFindsAnEmptyElement() {
        assertThat(finds("EXISTS_ex:rong=true", SampleEvents.object("\"ex:rong\": \"\"")))
                .isTrue();
        assertThat(finds("EXISTS_ex:khac=true", SampleEvents.object("\"ex:rong\": \"\"")))
                .isFalse();
    }

    @Test
    void aPlusBeforeAnOffsetSurvivesForms() {
        assertThat(finds("LT_eventTime=2026-11-20T08:00:01+07:00", SampleEvents.object()))
                .isTrue();
        assertThat(finds("LT_eventTime=2026-11-20T08:00:01%2B07:00", SampleEvents.object()))
                .isTrue();
        assertThat(finds("LT_eventTime=2026-11-20T08:00:01%2007:00", SampleEvents.object()))
                .isTrue();
    }

    private static boolean finds(String url, Event event) {
        return finds(url, event, MasterDataView.NONE);
    }

    private static boolean finds(String url, Event event, MasterDataView masterData) {
        return read(url).orThrow().matches(SampleEvents.recorded(event), masterData);
    }

    private static Outcome<EventQuery> read(String url) {
        return Given.fromUrl(url).then(given -> EventQuery.of(given, NS));
    }

    private static MasterDataView places(Map<String, List<String>> children) {
        Map<String, Set<String>> known = new HashMap<>();
        return new MasterDataView() {
            @Override
            public Set<String> within(String key) {
                return known.computeIfAbsent(key, _ -> {
                    Set<String> all = new HashSet<>();
                    add(key, all);
                    return all;
                });
            }

            private void add(String key, Set<String> all) {
                if (all.add(key)) {
                    children.getOrDefault(key, List.of()).forEach(child -> add(child, all));
                }
            }

            @Override
            public Set<String> values(String key, String attribute) {
                return Set.of();
            }

            @Override
            public Set<String> having(String attribute) {
                return new HashSet<>(Arrays.asList());
            }
        };
    }
}
