package vn.phusa.epcis.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.validation.Validator;
import vn.phusa.epcis.xml.XmlVersion;

/** Whatever comes in, the answer is a precise finding and never a crash. */
class BadInputTest {

    private static final String CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
    private static final String GOOD =
            "\"type\":\"ObjectEvent\",\"eventTime\":\"2026-01-01T08:00:00+07:00\",\"eventTimeZoneOffset\":\"+07:00\","
                    + "\"epcList\":[\"urn:epc:id:sgtin:0614141.107346.2018\"],\"action\":\"OBSERVE\"";
    private static final String GOOD_XML =
            "<eventTime>2026-01-01T08:00:00+07:00</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset>"
                    + "<epcList><epc>urn:epc:id:sgtin:0614141.107346.2018</epc></epcList><action>OBSERVE</action>";

    @Test
    void aGoodEventHasNoFindings() throws Exception {
        assertThat(judge(json(GOOD))).isEmpty();
        assertThat(judge(xml(GOOD_XML))).isEmpty();
    }

    @Test
    void aDocumentThatEndsTooEarlyIsSaidSo() throws Exception {
        String whole = json(GOOD);
        assertThat(rules(judge(whole.substring(0, whole.length() - 20)))).contains(Rule.TRUNCATED);
        String wholeXml = xml(GOOD_XML);
        assertThat(rules(judge(wholeXml.substring(0, wholeXml.length() - 40)))).contains(Rule.TRUNCATED);
    }

    @Test
    void brokenSyntaxIsFoundWithLineAndColumn() throws Exception {
        Finding finding = judge("{\n\"type\": EPCISDocument}").getFirst();
        assertThat(finding.rule()).isEqualTo(Rule.MALFORMED);
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.column()).isPositive();
        Finding inXml = judge(xml("<eventTime>2026</eventtime>")).getFirst();
        assertThat(inXml.rule()).isEqualTo(Rule.MALFORMED);
        assertThat(inXml.path()).isEqualTo("/EPCISDocument/EPCISBody/EventList/ObjectEvent[1]");
    }

    @Test
    void whatIsNoDocumentIsRefused() throws Exception {
        assertThat(rules(judge("[]"))).contains(Rule.NOT_A_DOCUMENT);
        assertThat(rules(judge("{\"type\":\"Invoice\"}"))).contains(Rule.NOT_A_DOCUMENT);
        assertThat(rules(judge("<invoice/>"))).contains(Rule.NOT_A_DOCUMENT);
        assertThat(rules(judge(xml(GOOD_XML).replace("urn:epcglobal:epcis:xsd:2", "urn:epcglobal:epcis:xsd:3"))))
                .contains(Rule.NOT_A_DOCUMENT);
        assertThat(rules(judge(xml("text " + GOOD_XML)))).contains(Rule.STRAY_TEXT);
        assertThat(rules(judge(""))).isNotEmpty();
        assertThat(rules(judge("   "))).isNotEmpty();
        assertThat(rules(judge("hello"))).contains(Rule.MALFORMED);
    }

    @Test
    void theOrderOfTheXmlSchemaIsKept() throws Exception {
        String action = "<action>OBSERVE</action>";
        Finding late = judge(xml(GOOD_XML.replace(action, "").replace("<epcList>", action + "<epcList>")))
                .getFirst();
        assertThat(late.rule()).isEqualTo(Rule.ORDER);
        assertThat(late.path()).isEqualTo("/EPCISDocument/EPCISBody/EventList/ObjectEvent[1]/epcList");
        assertThat(late.english()).contains("epcList", "before action");
        assertThat(late.vietnamese()).contains("epcList", "trước action");
        String own = "<ex:a xmlns:ex=\"https://example.org/\">1</ex:a>";
        assertThat(judge(xml(GOOD_XML + own))).isEmpty();
        assertThat(rules(judge(xml(own + GOOD_XML)))).containsExactly(Rule.ORDER);
        // EPCIS 1.2 put later fields into a wrapper, in which 2.0 lets only others' fields stand.
        assertThat(judge(xml(GOOD_XML + "<extension>" + own + "</extension>"))).isEmpty();
        String wrapped = "<extension><quantityList/></extension>";
        assertThat(rules(judge(xml(GOOD_XML + wrapped)))).containsExactly(Rule.UNKNOWN_FIELD);
        assertThat(rules(judge(xml(GOOD_XML + wrapped).replace("epcis:xsd:2", "epcis:xsd:1"))))
                .isEmpty();
        assertThat(rules(judge(xml(GOOD_XML + "<sourceList/>")))).containsExactly(Rule.EMPTY_LIST);
    }

    @Test
    void aQuantityMayBeNilAndThenSaysNothing() throws Exception {
        String list = "<quantityList><quantityElement><epcClass>urn:epc:class:lgtin:4012345.012345.998877</epcClass>%s"
                + "</quantityElement></quantityList>";
        String start = GOOD_XML + list;
        String nil = "<quantity xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"";
        assertThat(judge(xml(start.formatted(nil + "/>")))).isEmpty();
        assertThat(rules(judge(xml(start.formatted(nil + ">3</quantity>"))))).containsExactly(Rule.STRAY_TEXT);
        assertThat(Roundtrip.read(source(xml(start.formatted(nil + "/>")))).hashes())
                .isEqualTo(Roundtrip.read(source(xml(start.formatted("")))).hashes());
        assertThat(rules(judge(xml(start.formatted("<quantity/>"))))).containsExactly(Rule.NUMBER);
    }

    @Test
    void anEmptyArrayIsNoValue() throws Exception {
        assertThat(rules(judge(json(GOOD + ",\"bizStep\":[]")))).containsExactly(Rule.SHAPE);
        assertThat(rules(judge(json(GOOD + ",\"readPoint\":[]")))).containsExactly(Rule.SHAPE);
        assertThat(rules(judge(json(GOOD + ",\"sourceList\":[[]]")))).contains(Rule.SHAPE);
        assertThat(rules(judge(json(GOOD + ",\"persistentDisposition\":{\"set\":[]}"))))
                .contains(Rule.EMPTY_LIST);
        assertThat(judge(json(GOOD + ",\"ex:mine\":[],\"ex:more\":{\"id\":[],\"ex:type\":{\"type\":[]}}")))
                .isEmpty();
    }

    @Test
    void whatStandsAroundJsonEventsIsJudgedToo() throws Exception {
        assertThat(rules(judge(json(GOOD).replace("\"type\":\"EPCISDocument\",", ""))))
                .containsExactly(Rule.MISSING);
        assertThat(rules(judge(json(GOOD).replace("\"schemaVersion\":\"2.0\"", "\"schemaVersion\":2.0"))))
                .containsExactly(Rule.SHAPE);
        assertThat(rules(judge(json(GOOD).replace("\"schemaVersion\"", "\"id\":\"mine\",\"schemaVersion\""))))
                .containsExactly(Rule.URI);
        assertThat(rules(judge(json(GOOD).replace(CONTEXT, "mine")))).containsExactly(Rule.URI);
    }

    @Test
    void whatStandsAroundTheEventsHasItsOrderToo() throws Exception {
        String body = "<EPCISBody><VocabularyList><Vocabulary type=\"urn:x:places\"><VocabularyElementList>"
                + "<VocabularyElement id=\"urn:x:a\"><attribute id=\"urn:x:name\">A</attribute>"
                + "<children><id>urn:x:b</id></children></VocabularyElement>"
                + "</VocabularyElementList></Vocabulary></VocabularyList></EPCISBody>";
        String start =
                "<m:EPCISMasterDataDocument xmlns:m=\"urn:epcglobal:epcis-masterdata:xsd:2\" schemaVersion=\"2.0\""
                        + " creationDate=\"2026-01-01T00:00:00Z\">";
        String end = "</m:EPCISMasterDataDocument>";
        assertThat(judge(start + body + end)).isEmpty();
        Finding late = judge(start
                        + body.replace("<children><id>urn:x:b</id></children>", "")
                                .replace("<attribute", "<children><id>urn:x:b</id></children><attribute")
                        + end)
                .getFirst();
        assertThat(late.rule()).isEqualTo(Rule.ORDER);
        assertThat(late.path())
                .isEqualTo(
                        "/EPCISMasterDataDocument/EPCISBody/VocabularyList/Vocabulary[1]/VocabularyElementList/VocabularyElement[1]/attribute");
        assertThat(rules(judge(start + body + body + end))).contains(Rule.REPEATED);
        assertThat(rules(judge(start + body + "<EPCISHeader/>" + end))).containsExactly(Rule.ORDER);
        assertThat(rules(judge(start + end))).containsExactly(Rule.MISSING);
        String results = "<q:EPCISQueryDocument xmlns:q=\"urn:epcglobal:epcis-query:xsd:2\" schemaVersion=\"2.0\""
                + " creationDate=\"2026-01-01T00:00:00Z\"><EPCISBody><q:QueryResults>"
                + "<resultsBody><EventList/></resultsBody><queryName>a</queryName>"
                + "</q:QueryResults></EPCISBody></q:EPCISQueryDocument>";
        assertThat(rules(judge(results))).containsExactly(Rule.ORDER);
        String header = "<EPCISHeader><s:StandardBusinessDocumentHeader"
                + " xmlns:s=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\">"
                + "<s:Sender><s:Identifier>a</s:Identifier></s:Sender><s:HeaderVersion>1.0</s:HeaderVersion>"
                + "</s:StandardBusinessDocumentHeader></EPCISHeader>";
        assertThat(rules(judge(start + header + body + end)))
                .contains(Rule.ORDER, Rule.MISSING)
                .doesNotContain(Rule.UNKNOWN_FIELD);
    }

    @Test
    void doctypesAndEntitiesAreRefused() throws Exception {
        String bomb = "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;&l;&l;&l;&l;\">]>" + xml("&m;");
        assertThat(rules(judge(bomb))).containsExactly(Rule.DOCTYPE);
        String external = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">" + xml(GOOD_XML);
        assertThat(rules(judge(external))).containsExactly(Rule.DOCTYPE);
        assertThat(rules(judge(xml("<eventTime>&undeclared;</eventTime>")))).containsExactly(Rule.DOCTYPE);
        assertThat(rules(judge("<!DOCTYPE project>" + xml(GOOD_XML)))).containsExactly(Rule.BARE_DOCTYPE);
    }

    @Test
    void whatIsEmptyIsSaidToEndTooEarly() throws Exception {
        assertThat(rules(judge(""))).containsExactly(Rule.TRUNCATED);
        assertThat(judge(json(GOOD + ",\"ex:" + "n".repeat(5000) + "\":1"))
                        .getFirst()
                        .english())
                .contains("4096");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:sgtin:0614141.107346.2018, ",
        "urn:epc:id:gid:95100000.12345.400, ",
        "https://example.vn/products/7, ",
        "urn:uuid:7a3c0a1e-0000-4000-8000-000000000000, ",
        "urn:epc:id:sgtin:0614141.107346, NOT_A_KEY",
        "urn:epc:id:sgln:0614141.0077.0, NOT_A_KEY",
        "https://id.gs1.org/01/08935001234563/21/7, NOT_A_KEY",
        "urn:epc:idpat:sgtin:0614141.107346.*, NOT_AN_INSTANCE",
        "urn:epc:idpat:sgtin:1D614141..*, NOT_AN_INSTANCE",
        "urn:epc:class:lgtin:4012345.012345.998877, NOT_AN_INSTANCE",
    })
    void aBrokenKeyIsKeptButNotPassedOver(String epc, Rule rule) throws Exception {
        String sound = "urn:epc:id:sgtin:0614141.107346.2018";
        assertThat(rules(judge(json(GOOD.replace(sound, epc))))).isEqualTo(rule == null ? List.of() : List.of(rule));
        assertThat(judge(xml(GOOD_XML.replace(sound, epc))))
                .hasSize(rule == null ? 0 : 1)
                .allMatch(finding -> finding.path().endsWith("/epcList/epc[1]"));
    }

    @Test
    void deepNestingIsRefusedInBothSyntaxes() throws Exception {
        String deepJson = json(GOOD + ",\"ex:a\":" + "{\"ex:a\":".repeat(5000) + "1" + "}".repeat(5000));
        assertThat(rules(judge(deepJson))).contains(Rule.TOO_DEEP);
        String deepArray = json(GOOD + ",\"ex:a\":" + "[".repeat(5000) + "]".repeat(5000));
        assertThat(rules(judge(deepArray))).contains(Rule.TOO_DEEP);
        String deepXml =
                xml(GOOD_XML + "<x:a xmlns:x='urn:x:y'>" + "<b>".repeat(5000) + "</b>".repeat(5000) + "</x:a>");
        assertThat(rules(judge(deepXml))).contains(Rule.TOO_DEEP);
        assertThat(rules(judge(xml("<extension>".repeat(5000) + "</extension>".repeat(5000)))))
                .contains(Rule.TOO_DEEP);
    }

    @Test
    void limitsHoldAtTheirBorder() throws Exception {
        Limits small = new Limits(16, 100, 40, 400);
        assertThat(judge(json(GOOD + ",\"ex:a\":\"" + "x".repeat(100) + "\""), small))
                .noneMatch(each -> each.rule() == Rule.TOO_LONG);
        assertThat(rules(judge(json(GOOD + ",\"ex:a\":\"" + "x".repeat(101) + "\""), small)))
                .contains(Rule.TOO_LONG);
        assertThat(rules(judge(json(GOOD + ",\"ex:a\":[" + "1,".repeat(50) + "1]"), small)))
                .contains(Rule.TOO_MANY_FIELDS);
        assertThat(rules(judge(json(GOOD + ",\"ex:a\":[" + ("\"" + "y".repeat(90) + "\",").repeat(5) + "1]"), small)))
                .contains(Rule.EVENT_TOO_LARGE);
    }

    @Test
    void tenThousandEpcsInOneEventAreRead() throws Exception {
        String epcs = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"urn:epc:id:sgtin:0614141.107346." + i + "\"")
                .collect(Collectors.joining(","));
        String many = GOOD.replace("\"urn:epc:id:sgtin:0614141.107346.2018\"", epcs);
        assertThat(judge(json(many))).isEmpty();
        String manyXml = GOOD_XML.replace(
                "<epc>urn:epc:id:sgtin:0614141.107346.2018</epc>",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "\n  <epc>urn:epc:id:sgtin:0614141.107346." + i + "</epc>")
                        .collect(Collectors.joining()));
        assertThat(judge(xml(manyXml))).isEmpty();
        Roundtrip read = Roundtrip.read(source(json(many)));
        assertThat(read.hashes()).isEqualTo(Roundtrip.read(source(xml(manyXml))).hashes());
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws Exception {
        assertThat(rules(judge(json(GOOD + ",\"action\":\"ADD\"")))).containsExactly(Rule.DUPLICATE_KEY);
        assertThat(rules(judge(json(GOOD + ",\"readPoint\":{\"id\":\"urn:a:b\",\"id\":\"urn:a:c\"}"))))
                .containsExactly(Rule.DUPLICATE_KEY);
    }

    @Test
    void wrongBytesAreNamedAsSuch() throws Exception {
        String text = json(GOOD + ",\"cbvmda:x\":\"é\"");
        assertThat(rules(judge(DocumentSource.of(text.getBytes(StandardCharsets.ISO_8859_1)))))
                .contains(Rule.CHARSET);
        byte[] latin = xml(GOOD_XML + "<x:a xmlns:x='urn:x:y'>é</x:a>").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(rules(judge(DocumentSource.of(latin)))).contains(Rule.CHARSET);
        assertThat(rules(judge(json(GOOD + ",\"cbvmda:x\":\"\\ud800\"")))).contains(Rule.LONE_SURROGATE);
        assertThat(judge(DocumentSource.of(json(GOOD).getBytes(StandardCharsets.UTF_16))))
                .isEmpty();
    }

    @Test
    void yearsThatCannotBeMeantAreFoundWhereverATimeStands() throws Exception {
        List<Finding> json = judge(json(GOOD + """
                ,"errorDeclaration":{"declarationTime":"2200-01-01T00:00:00Z"},
                "sensorElementList":[{"sensorMetadata":{"time":"0000-01-01T00:00:00Z","startTime":"0001-01-01T00:00:00Z",
                "endTime":"1899-12-31T23:59:59Z"},"sensorReport":[{"type":"Temperature","value":1,"uom":"CEL",
                "time":"9999-12-31T23:59:59Z"}]}]"""));
        String event = "$.epcisBody.eventList[0].";
        assertThat(json)
                .filteredOn(each -> each.rule() == Rule.YEAR)
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(
                        event + "errorDeclaration.declarationTime",
                        event + "sensorElementList[0].sensorMetadata.time",
                        event + "sensorElementList[0].sensorMetadata.startTime",
                        event + "sensorElementList[0].sensorMetadata.endTime",
                        event + "sensorElementList[0].sensorReport[0].time");
        assertThat(judge(xml(GOOD_XML + """
                        <sensorElementList><sensorElement><sensorMetadata time="0000-01-01T00:00:00Z"/>
                        <sensorReport type="gs1:Temperature" value="1" uom="CEL"/></sensorElement></sensorElementList>""")))
                .filteredOn(each -> each.rule() == Rule.YEAR)
                .singleElement()
                .satisfies(each -> assertThat(each.path()).endsWith("/sensorMetadata/@time"));
    }

    @ParameterizedTest
    @CsvSource({
        "eventTime, \"0000-01-01T00:00:00Z\", YEAR",
        "eventTime, \"1899-12-31T23:59:59.999999999Z\", YEAR",
        "eventTime, \"1900-01-01T00:00:00Z\", ",
        "eventTime, \"2199-12-31T23:59:59.999999999Z\", ",
        "eventTime, \"2200-01-01T06:59:59+07:00\", ",
        "eventTime, \"2200-01-01T00:00:00Z\", YEAR",
        "eventTime, \"9999-12-31T23:59:59.999999999Z\", YEAR",
        "errorDeclaration, {\"declarationTime\":\"9999-12-31T23:59:59Z\"}, YEAR",
        "eventTime, \"10000-01-01T00:00:00Z\", TIME",
        "eventTime, \"2026-02-29T00:00:00Z\", TIME",
        "eventTime, \"2026-01-01T00:00:00\", TIME",
        "eventTime, \"2026-01-01 00:00:00Z\", TIME",
        "eventTime, 1767225600, SHAPE",
        "eventTimeZoneOffset, \"+14:01\", OFFSET",
        "eventTimeZoneOffset, \"7\", OFFSET",
        "action, \"CREATE\", ACTION",
        "action, null, SHAPE",
        "bizStep, \"shiping\", VOCABULARY",
        "bizStep, \"urn:epcglobal:cbv:bizstep:shiping\", VOCABULARY",
        "bizStep, \"https://example.vn/step/milling\", ",
        "disposition, \"lost in transit\", VOCABULARY",
        "epcList, \"urn:epc:id:sgtin:0614141.107346.2018\", SHAPE",
        "epcList, [\"0614141\"], URI",
        "certificationInfo, \"not a uri\", URI",
        "readPoint, \"urn:epc:id:sgln:0614141.07346.1234\", SHAPE",
        "readPoint, {}, MISSING",
        "unknownField, 1, UNKNOWN_FIELD",
        "parentID, \"urn:epc:id:sscc:0614141.1234567890\", UNKNOWN_FIELD",
        "ilmd, {\"lot\":1}, EXTENSION_NAME",
        "bizStep, [\"shipping\"], SHAPE",
        "eventTime, [\"2026-01-01T00:00:00Z\"], SHAPE",
        "action, [\"ADD\"], SHAPE",
        "readPoint, [{\"id\":\"urn:epc:id:sgln:0614141.07346.1234\"}], SHAPE",
        "epcList, [[\"urn:epc:id:sgtin:0614141.107346.2018\"]], SHAPE",
        "certificationInfo, [\"https://example.vn/certificate/7\"], ",
    })
    void aWrongValueIsFoundAtItsField(String field, String value, String rule) throws Exception {
        String event = java.util.regex.Pattern.compile("\"" + field + "\":(\\[[^]]*]|\"[^\"]*\")")
                .matcher(GOOD)
                .replaceFirst("");
        event = event.replace(",,", ",").replaceFirst(",$", "") + ",\"" + field + "\":" + value;
        List<Finding> findings = judge(json(event));
        if (rule == null) {
            assertThat(findings).noneMatch(each -> each.severity() == vn.phusa.epcis.Severity.ERROR);
        } else {
            assertThat(findings)
                    .anyMatch(each -> each.rule() == Rule.valueOf(rule)
                            && each.path().startsWith("$.epcisBody.eventList[0]." + field));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1e999999999, NUMBER_SIZE",
        "1e400, NUMBER_SIZE",
        "-1e399, NUMBER_SIZE",
        "1e-399, NUMBER_SIZE",
        "123456e395, NUMBER_SIZE",
        "\"12\", SHAPE",
        "NaN, MALFORMED",
        "-1, NEGATIVE_QUANTITY",
    })
    void quantitiesAreFiniteNumbers(String quantity, Rule rule) throws Exception {
        String list = ",\"quantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:4012345.012345.1\",\"quantity\":"
                + quantity + ",\"uom\":\"KGM\"}]";
        assertThat(rules(judge(json(GOOD + list)))).contains(rule);
    }

    @Test
    void theLargestAndTheLongestNumberAreReadAgainAsTheyAreWritten() throws Exception {
        for (String quantity : List.of("1e399", "1e-398", "9".repeat(400), "12.5e390")) {
            String list = ",\"quantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:4012345.012345.1\",\"quantity\":"
                    + quantity + ",\"uom\":\"KGM\"}]";
            comesBack(source(json(GOOD + list)));
        }
    }

    @Test
    void aNameThatJsonCouldNotReadAgainIsRefused() throws Exception {
        String event = GOOD_XML + "<%1$s:%2$s xmlns:%1$s=\"https://example.vn/\"/>";
        for (String name : List.of("v".repeat(3073), "ệ".repeat(1025))) {
            assertThat(rules(judge(xml(event.formatted("ex", name))))).containsExactly(Rule.TOO_LONG);
        }
        assertThat(rules(judge(xml(event.formatted("p".repeat(1001), "v"))))).containsExactly(Rule.TOO_LONG);
        comesBack(source(xml(event.formatted("p".repeat(1000), "ệ".repeat(1024)))));
    }

    @Test
    @Timeout(20)
    void whatIsLargeTakesTimeInProportion() throws Exception {
        String own = GOOD_XML + "<ex:a xmlns:ex=\"https://example.vn/\">%s</ex:a>";
        comesBack(source(xml(own.formatted("<ex:b/><ex:c/>".repeat(150_000)))));
        comesBack(source(json(GOOD + ",\"ex:a\":{" + many(16_000, "\"ex:n%d\":1", ",") + "}")));
        comesBack(source(xml(own.formatted(many(4_000, "<v xmlns=\"urn:x:%d\"/>", "")))));
    }

    @Test
    void thousandsOfNamespacesAreRefused() throws Exception {
        String own = GOOD_XML + "<ex:a xmlns:ex=\"https://example.vn/\">%s</ex:a>";
        for (String document : List.of(
                xml(own.formatted(many(5_000, "<p%1$d:v xmlns:p%1$d=\"urn:x:\"/>", ""))),
                xml(own.formatted(many(5_000, "<v xmlns=\"urn:x:%d\"/>", ""))),
                json(GOOD + "," + many(5_000, "\"https://example.vn/%d/a\":1", ",")),
                json(GOOD + ",\"@context\":{" + many(5_000, "\"p%1$d\":\"https://example.vn/%1$d/\"", ",") + "}"))) {
            assertThat(rules(judge(document))).containsExactly(Rule.TOO_MANY_NAMESPACES);
        }
    }

    @Test
    void tensOfThousandsOfNamesOrAttributesAreRefused() throws Exception {
        String own = GOOD_XML + "<ex:a xmlns:ex=\"https://example.vn/\"%s>%s</ex:a>";
        for (String document : List.of(
                xml(own.formatted("", many(20_000, "<ex:n%d/>", ""))),
                xml(own.formatted(many(20_000, " a%d=\"\"", ""), "")),
                json(GOOD + ",\"ex:a\":{" + many(20_000, "\"ex:n%d\":1", ",") + "}"))) {
            assertThat(rules(judge(document))).containsExactly(Rule.TOO_MANY_NAMES);
        }
        String many = many(16_000, " a%d=\"=>\"", "");
        assertThat(judge(xml(own.formatted(many, "=".repeat(100_000))))).isEmpty();
        String commented = "<!--" + " a=".repeat(20_000) + "-->" + "<![CDATA[" + " a=".repeat(20_000) + "]]>";
        assertThat(judge(xml(own.formatted(many, commented)))).isEmpty();
    }

    private static String many(int count, String pattern, String between) {
        return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining(between));
    }

    private static void comesBack(DocumentSource sent) throws Exception {
        Roundtrip read = Roundtrip.read(sent);
        assertThat(read.findings()).isEmpty();
        assertThat(Roundtrip.read(DocumentSource.of(Roundtrip.json(sent))).events())
                .isEqualTo(read.events());
        assertThat(Roundtrip.read(DocumentSource.of(Roundtrip.xml(sent, XmlVersion.V2_0)))
                        .events())
                .isEqualTo(read.events());
    }

    @Test
    void whatASensorMeasuresLaterThanTheEventIsWarnedOf() throws Exception {
        // Draft requirement M122 of the conformance requirements, to which some official examples do not keep.
        String sensor =
                ",\"sensorElementList\":[{%s\"sensorReport\":[{\"type\":\"Temperature\",\"value\":1,\"uom\":\"CEL\"%s}]}]";
        String later = "\"time\":\"2099-01-01T00:00:00Z\"";
        assertThat(rules(judge(json(GOOD + sensor.formatted("", "," + later))))).containsExactly(Rule.SENSOR_TIME);
        assertThat(rules(judge(json(GOOD + sensor.formatted("\"sensorMetadata\":{" + later + "},", "")))))
                .containsExactly(Rule.SENSOR_TIME);
    }

    @Test
    void whatXmlCannotWriteIsRefusedInJsonToo() throws Exception {
        assertThat(rules(judge(json(GOOD + ",\"ex:a\":{\"ex:b\":\"1\\u0000\"}"))))
                .containsExactly(Rule.CHARACTER);
        assertThat(rules(judge(json(GOOD + ",\"ex:a\":\"\\uffff\"")))).containsExactly(Rule.CHARACTER);
        assertThat(rules(judge(json(GOOD + ",\"ex:a\":\"\\ufffd\\t\\n\\u007f\""))))
                .isEmpty();
        String sensor =
                ",\"sensorElementList\":[{\"sensorReport\":[{\"type\":\"gs1:Humidity\",\"hexBinaryValue\":\"%s\"}]}]";
        assertThat(rules(judge(json(GOOD + sensor.formatted("f0f"))))).containsExactly(Rule.HEX);
        assertThat(rules(judge(json(GOOD + sensor.formatted("f0f0"))))).isEmpty();
    }

    @Test
    void aSyntaxErrorIsToldWithoutTheParsersOwnSettings() throws Exception {
        for (String bad : List.of("NaN", "+1", "/* one */ 1", "'1'", "True")) {
            Finding finding = judge(json(GOOD + ",\"ex:a\":" + bad)).getFirst();
            assertThat(finding.rule()).isEqualTo(Rule.MALFORMED);
            assertThat(finding.english()).doesNotContain("enable").doesNotContain("Feature");
        }
    }

    @Test
    void aNumberThatIsNoneIsFoundInXml() throws Exception {
        String list = "<quantityList><quantityElement><epcClass>urn:epc:class:lgtin:4012345.012345.1</epcClass>"
                + "<quantity>NaN</quantity></quantityElement></quantityList>";
        assertThat(rules(judge(xml(GOOD_XML + list)))).containsExactly(Rule.NUMBER);
    }

    @Test
    void associationsFollowTheirTestCase() throws Exception {
        // TCR-54, steps 2 to 4.
        String common = "\"type\":\"AssociationEvent\",\"eventTime\":\"2026-01-01T08:00:00+07:00\","
                + "\"eventTimeZoneOffset\":\"+07:00\",\"action\":\"%s\"";
        String parent = ",\"parentID\":\"urn:epc:id:sgln:4012345.00001.0\"";
        String children = ",\"childEPCs\":[\"urn:epc:id:giai:4000001.12345\"]";
        assertThat(judge(json(common.formatted("ADD") + parent + children))).isEmpty();
        assertThat(rules(judge(json(common.formatted("ADD") + children)))).contains(Rule.PARENT_NEEDED);
        assertThat(rules(judge(json(common.formatted("DELETE") + children)))).contains(Rule.PARENT_NEEDED);
        assertThat(rules(judge(json(common.formatted("ADD") + parent)))).contains(Rule.CHILDREN_NEEDED);
        assertThat(rules(judge(json(common.formatted("OBSERVE") + parent)))).contains(Rule.CHILDREN_NEEDED);
        assertThat(judge(json(common.formatted("DELETE") + parent))).isEmpty();
    }

    @Test
    void aSensorElementMayNotContradictItself() throws Exception {
        // TCR-53, step 29.
        String sensor = ",\"sensorElementList\":[{\"sensorMetadata\":{\"deviceID\":\"urn:epc:id:giai:4000001.1\"},"
                + "\"sensorReport\":[{\"type\":\"Temperature\",\"value\":26.0,\"uom\":\"CEL\","
                + "\"deviceID\":\"urn:epc:id:giai:4000001.%s\"}]}]";
        assertThat(rules(judge(json(GOOD + sensor.formatted("2"))))).containsExactly(Rule.SENSOR_CONTRADICTION);
        assertThat(rules(judge(json(GOOD + sensor.formatted("1"))))).containsExactly(Rule.SENSOR_TWICE);
    }

    @Test
    void whatTheSchemasWantAroundTheEventsIsMissed() throws Exception {
        String bare = "{\"@context\":\"" + CONTEXT + "\",\"type\":\"EPCISDocument\",\"epcisBody\":{\"eventList\":[]}}";
        assertThat(judge(bare))
                .extracting(Finding::path)
                .containsExactlyInAnyOrder("$.schemaVersion", "$.creationDate");
        assertThat(rules(judge(json(GOOD).replace("\"@context\"", "\"ex:context\""))))
                .contains(Rule.CONTEXT_MISSING);
        assertThat(rules(judge(json(GOOD).replace("\"2.0\"", "\"two\"")))).containsExactly(Rule.VERSION);
        assertThat(rules(judge(xml(GOOD_XML).replace(" schemaVersion=\"2.0\"", ""))))
                .containsExactly(Rule.MISSING);
        assertThat(
                        rules(
                                judge(
                                        "{\"@context\":\"" + CONTEXT
                                                + "\",\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-01-01T00:00:00Z\"}")))
                .containsExactly(Rule.NO_EVENT_LIST);
    }

    @Test
    void theContextMayStandBehindTheEvents() throws Exception {
        String late = "{\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\",\"epcisBody\":{\"eventList\":[{" + GOOD
                + ",\"ex:lot\":\"7\"}]},\"creationDate\":\"2026-01-01T00:00:00Z\",\"@context\":[\"" + CONTEXT
                + "\",{\"ex\":\"https://example.vn/\"}]}";
        Roundtrip read = Roundtrip.read(source(late));
        assertThat(read.events()
                        .getFirst()
                        .extensions()
                        .elements()
                        .getFirst()
                        .name()
                        .namespace())
                .isEqualTo("https://example.vn/");
        assertThat(read.head().creationDate()).isNotNull();
        String bare =
                "{" + GOOD + ",\"ex:lot\":\"7\",\"@context\":[\"" + CONTEXT + "\",{\"ex\":\"https://example.vn/\"}]}";
        Roundtrip event = Roundtrip.read(source(bare));
        assertThat(event.findings()).isEmpty();
        assertThat(event.events()
                        .getFirst()
                        .extensions()
                        .elements()
                        .getFirst()
                        .name()
                        .namespace())
                .isEqualTo("https://example.vn/");
    }

    @Test
    void theContextOfAnEventMayStandBehindItsFields() throws Exception {
        String first =
                "\"@context\":{\"own\":\"https://own.vn/\"}," + GOOD + ",\"own:lúa\":\"7\",\"bizStep\":\"own:dry\"";
        String last = GOOD + ",\"own:lúa\":\"7\",\"bizStep\":\"own:dry\",\"@context\":{\"own\":\"https://own.vn/\"}";
        String more = "},{" + GOOD + ",\"ex:lot\":\"8\"";

        Roundtrip known = Roundtrip.read(source(json(first + more)));
        Roundtrip late = Roundtrip.read(source("\ufeff" + json(last + more)));

        assertThat(late.findings()).isEqualTo(known.findings());
        assertThat(late.events()).hasSize(2).isEqualTo(known.events());
        assertThat(late.hashes()).isEqualTo(known.hashes());
        assertThat(late.events()
                        .getFirst()
                        .extensions()
                        .elements()
                        .getFirst()
                        .name()
                        .namespace())
                .isEqualTo("https://own.vn/");
    }

    @Test
    void theTypeOfAnEventMayBeItsIri() throws Exception {
        assertThat(GOOD).contains("\"ObjectEvent\"");
        Roundtrip word = Roundtrip.read(source(json(GOOD)));
        for (String iri : List.of("epcis:ObjectEvent", "https://ref.gs1.org/epcis/ObjectEvent")) {
            Roundtrip read = Roundtrip.read(source(json(GOOD.replace("\"ObjectEvent\"", '"' + iri + '"'))));
            assertThat(read.events()).isEqualTo(word.events());
            assertThat(read.hashes()).isEqualTo(word.hashes());
        }
        assertThat(Roundtrip.read(source(json(GOOD).replace("\"EPCISDocument\"", "\"epcis:EPCISDocument\"")))
                        .events())
                .isEqualTo(word.events());
        assertThat(rules(judge(json(GOOD.replace("\"ObjectEvent\"", "\"epcis:OtherEvent\"")))))
                .containsExactly(Rule.EVENT_TYPE);
    }

    @Test
    void theKeywordsOfJsonLdAreTheTypeAndTheIdOfAnEvent() throws Exception {
        String id = "\"urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8\"";
        Roundtrip words = Roundtrip.read(source(json(GOOD + ",\"eventID\":" + id)));
        Roundtrip keywords = Roundtrip.read(source(json(GOOD.replace("\"type\"", "\"@type\"") + ",\"@id\":" + id)));
        assertThat(keywords.events()).isEqualTo(words.events());
        assertThat(keywords.findings()).isEmpty();
    }

    @Test
    void oldXmlIsRefusedWhereItCannotSayIt() throws Exception {
        String sensor = ",\"sensorElementList\":[{\"sensorReport\":[{\"type\":\"Temperature\",\"value\":1}]}]";
        List<Finding> told = new ArrayList<>();
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        boolean whole = Conversion.convert(
                source(json(GOOD + sensor)),
                Limits.USUAL,
                new vn.phusa.epcis.xml.XmlWriter(
                        bytes, vn.phusa.epcis.xml.XmlVersion.V1_2, vn.phusa.epcis.OutputOptions.AS_SENT),
                told::add);
        assertThat(whole).isFalse();
        assertThat(told).extracting(Finding::rule).contains(Rule.NOT_IN_OLD_XML);
        assertThat(told.getFirst().path()).contains("sensorElementList");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("ObjectEvent");
    }

    @Test
    void quantitiesAreWrittenInXmlWithoutExponent() throws Exception {
        String list = ",\"quantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:4012345.012345.1\",\"quantity\":%s}]";
        for (String sent : List.of("1.2e3", "12E2", "1200")) {
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            Conversion.convert(
                    source(json(GOOD + list.formatted(sent))),
                    Limits.USUAL,
                    new vn.phusa.epcis.xml.XmlWriter(
                            bytes, vn.phusa.epcis.xml.XmlVersion.V2_0, vn.phusa.epcis.OutputOptions.AS_SENT),
                    finding -> {});
            assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("<quantity>1200</quantity>");
        }
    }

    @Test
    void everyRuleSpeaksBothLanguages() {
        for (Rule rule : Rule.values()) {
            Finding finding = Finding.at("$", rule, "A", "B", "C");
            assertThat(finding.vietnamese()).doesNotContain("{").isNotEqualTo(finding.english());
            assertThat(finding.english()).doesNotContain("{").isNotBlank();
        }
        assertThat(java.util.Arrays.stream(Rule.values()).map(Rule::id)).doesNotHaveDuplicates();
    }

    private static String json(String event) {
        return "{\"@context\":[\"" + CONTEXT + "\",{\"ex\":\"https://example.vn/\"}],\"type\":\"EPCISDocument\","
                + "\"schemaVersion\":\"2.0\",\"creationDate\":\"2026-01-01T00:00:00Z\",\"epcisBody\":{\"eventList\":[{"
                + event + "}]}}";
    }

    private static String xml(String event) {
        return "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\" schemaVersion=\"2.0\""
                + " creationDate=\"2026-01-01T00:00:00Z\"><EPCISBody><EventList><ObjectEvent>" + event
                + "</ObjectEvent></EventList></EPCISBody></epcis:EPCISDocument>";
    }

    private static DocumentSource source(String text) {
        return DocumentSource.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Finding> judge(String text) throws Exception {
        return judge(source(text));
    }

    private static List<Finding> judge(String text, Limits limits) throws Exception {
        List<Finding> findings = new ArrayList<>();
        Validator.validate(() -> Documents.open(source(text), limits), findings::add);
        return findings;
    }

    private static List<Finding> judge(DocumentSource document) throws Exception {
        List<Finding> findings = new ArrayList<>();
        Validator.validate(() -> Documents.open(document, Limits.USUAL), findings::add);
        return findings;
    }

    private static List<Rule> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }
}
