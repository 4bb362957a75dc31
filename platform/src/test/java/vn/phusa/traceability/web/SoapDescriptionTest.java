package vn.phusa.traceability.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a program that makes a client out of the WSDL needs. */
class SoapDescriptionTest {

    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static final String ADDRESS = "https://kho.vidu.vn/epcis/soap";

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void everyNameThatTheDescriptionUsesIsDefined(String version) throws Exception {
        Document wsdl = parsed(SoapDescription.wsdl(version, ADDRESS));
        Document schema = parsed(SoapDescription.schema(version));
        String query = "urn:epcglobal:epcis-query:xsd:" + version;
        assertThat(schema.getDocumentElement().getAttribute("targetNamespace")).isEqualTo(query);
        assertThat(wsdl.getDocumentElement().lookupNamespaceURI("q")).isEqualTo(query);
        Set<String> elements = new HashSet<>();
        for (Element each : all(schema, XMLConstants.W3C_XML_SCHEMA_NS_URI, "element")) {
            if (each.getParentNode() == schema.getDocumentElement()) {
                elements.add("q:" + each.getAttribute("name"));
            }
        }
        Set<String> messages = new HashSet<>();
        for (Element message : all(wsdl, WSDL, "message")) {
            messages.add("e:" + message.getAttribute("name"));
        }
        assertThat(all(wsdl, WSDL, "part")).allMatch(part -> elements.contains(part.getAttribute("element")));
        for (String use : new String[] {"input", "output", "fault"}) {
            assertThat(all(wsdl, WSDL, use).stream()
                            .map(each -> each.getAttribute("message"))
                            .filter(message -> !message.isEmpty()))
                    .isNotEmpty()
                    .isSubsetOf(messages);
        }
        assertThat(all(wsdl, SOAP, "address").iterator().next().getAttribute("location"))
                .isEqualTo(ADDRESS);
        assertThat(all(wsdl, XMLConstants.W3C_XML_SCHEMA_NS_URI, "import")
                        .iterator()
                        .next()
                        .getAttribute("schemaLocation"))
                .isEqualTo(ADDRESS + (version.equals("1") ? "?xsd=1" : "?xsd"));
    }

    @Test
    void everyOperationIsBoundToSoapWithAllItsFaults() throws Exception {
        Document wsdl = parsed(SoapDescription.wsdl("2", ADDRESS));
        Set<String> offered = new HashSet<>();
        Set<String> bound = new HashSet<>();
        for (Element operation : all(wsdl, WSDL, "operation")) {
            Set<String> into = operation.getParentNode().getLocalName().equals("portType") ? offered : bound;
            NodeList faults = operation.getElementsByTagNameNS(WSDL, "fault");
            for (int i = 0; i < faults.getLength(); i++) {
                into.add(operation.getAttribute("name") + " " + ((Element) faults.item(i)).getAttribute("name"));
            }
        }
        assertThat(offered).contains("poll QueryTooLargeExceptionFault", "getVendorVersion SecurityExceptionFault");
        assertThat(bound).isEqualTo(offered);
    }

    @Test
    void theSchemaTakesGoodRequestsAndFaultsOnly() throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(SoapDescription.schema("2"))));
        String poll =
                "<q:Poll xmlns:q='urn:epcglobal:epcis-query:xsd:2'><queryName>SimpleEventQuery</queryName><params><param>"
                        + "<name>EQ_bizStep</name><value><string>a</string></value></param></params></q:Poll>";
        assertThat(isValid(schema, poll)).isTrue();
        assertThat(isValid(schema, poll.replace("queryName>", "queryname>"))).isFalse();
        String refused = SoapInterface.refusal("không được vào").replace("xsd:1", "xsd:2");
        int start = refused.indexOf("<epcisq:SecurityException");
        String fault = refused.substring(start, refused.indexOf("</detail>"));
        assertThat(isValid(schema, fault)).isTrue();
        assertThat(isValid(schema, fault.replace("reason>", "why>"))).isFalse();
    }

    private static boolean isValid(Schema schema, String document) throws Exception {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(document)));
            return true;
        } catch (SAXException invalid) {
            return false;
        }
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<Element> all(Document document, String namespace, String name) {
        NodeList found = document.getElementsByTagNameNS(namespace, name);
        Set<Element> all = new LinkedHashSet<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }
}
