package vn.phusa.traceability.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The query interface described for programs that make their client out of it: WSDL 1.1 with a binding to SOAP 1.1, and the XML
 * Schema of its requests, answers and faults. The names are those of EPCIS (2.0, section 11), so that clients made from the
 * standard's own description fit as well; the words are our own. What stands in an event is left to the schema of events.
 */
final class SoapDescription {

    private static final String FAULTS_OF_ALL = "SecurityException ValidationException ImplementationException";

    /** An operation: its name begins with a small letter, its request with a capital one. */
    private record Operation(String name, String answer, List<String> faults) {
        Operation(String name, String answer, String ownFaults) {
            this(name, answer, List.of((ownFaults + " " + FAULTS_OF_ALL).strip().split(" ")));
        }

        String request() {
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    private static final List<Operation> OPERATIONS = List.of(
            new Operation("getQueryNames", "GetQueryNamesResult", ""),
            new Operation(
                    "subscribe",
                    "SubscribeResult",
                    "NoSuchNameException InvalidURIException DuplicateSubscriptionException QueryParameterException"
                            + " QueryTooComplexException SubscriptionControlsException SubscribeNotPermittedException"),
            new Operation("unsubscribe", "UnsubscribeResult", "NoSuchSubscriptionException"),
            new Operation("getSubscriptionIDs", "GetSubscriptionIDsResult", "NoSuchNameException"),
            new Operation(
                    "poll",
                    "QueryResults",
                    "QueryParameterException QueryTooLargeException QueryTooComplexException NoSuchNameException"),
            new Operation("getStandardVersion", "GetStandardVersionResult", ""),
            new Operation("getVendorVersion", "GetVendorVersionResult", ""));

    /** The types and elements of the interface, in the namespace {@code q}. */
    private static final String TYPES = """
              <xs:complexType name="Nothing"/>
              <xs:complexType name="Names">
                <xs:sequence><xs:element name="string" type="xs:string" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
              </xs:complexType>
              <xs:complexType name="Parameters">
                <xs:sequence>
                  <xs:element name="param" minOccurs="0" maxOccurs="unbounded">
                    <xs:complexType>
                      <xs:sequence><xs:element name="name" type="xs:string"/><xs:element name="value" type="xs:anyType"/></xs:sequence>
                    </xs:complexType>
                  </xs:element>
                </xs:sequence>
              </xs:complexType>
              <xs:complexType name="Schedule">
                <xs:sequence>
                  <xs:element name="second" type="xs:string" minOccurs="0"/>
                  <xs:element name="minute" type="xs:string" minOccurs="0"/>
                  <xs:element name="hour" type="xs:string" minOccurs="0"/>
                  <xs:element name="dayOfMonth" type="xs:string" minOccurs="0"/>
                  <xs:element name="month" type="xs:string" minOccurs="0"/>
                  <xs:element name="dayOfWeek" type="xs:string" minOccurs="0"/>
                </xs:sequence>
              </xs:complexType>
              <xs:complexType name="Controls">
                <xs:sequence>
                  <xs:element name="schedule" type="q:Schedule" minOccurs="0"/>
                  <xs:element name="trigger" type="xs:anyURI" minOccurs="0"/>
                  <xs:element name="initialRecordTime" type="xs:dateTime" minOccurs="0"/>
                  <xs:element name="reportIfEmpty" type="xs:boolean"/>
                </xs:sequence>
              </xs:complexType>
              <xs:complexType name="List">
                <xs:sequence><xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
              </xs:complexType>
              <xs:complexType name="Reason">
                <xs:sequence><xs:element name="reason" type="xs:string"/></xs:sequence>
              </xs:complexType>
              <xs:complexType name="ReasonOfAQuery">
                <xs:complexContent>
                  <xs:extension base="q:Reason">
                    <xs:sequence>
                      <xs:element name="queryName" type="xs:string" minOccurs="0"/>
                      <xs:element name="subscriptionID" type="xs:string" minOccurs="0"/>
                    </xs:sequence>
                  </xs:extension>
                </xs:complexContent>
              </xs:complexType>
              <xs:complexType name="ReasonWithSeverity">
                <xs:complexContent>
                  <xs:extension base="q:Reason">
                    <xs:sequence>
                      <xs:element name="severity">
                        <xs:simpleType>
                          <xs:restriction base="xs:NCName"><xs:enumeration value="ERROR"/><xs:enumeration value="SEVERE"/></xs:restriction>
                        </xs:simpleType>
                      </xs:element>
                      <xs:element name="queryName" type="xs:string" minOccurs="0"/>
                      <xs:element name="subscriptionID" type="xs:string" minOccurs="0"/>
                    </xs:sequence>
                  </xs:extension>
                </xs:complexContent>
              </xs:complexType>
              <xs:element name="GetQueryNames" type="q:Nothing"/>
              <xs:element name="GetQueryNamesResult" type="q:Names"/>
              <xs:element name="Subscribe">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="queryName" type="xs:string"/>
                    <xs:element name="params" type="q:Parameters"/>
                    <xs:element name="dest" type="xs:anyURI"/>
                    <xs:element name="controls" type="q:Controls"/>
                    <xs:element name="subscriptionID" type="xs:string"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="SubscribeResult" type="q:Nothing"/>
              <xs:element name="Unsubscribe">
                <xs:complexType><xs:sequence><xs:element name="subscriptionID" type="xs:string"/></xs:sequence></xs:complexType>
              </xs:element>
              <xs:element name="UnsubscribeResult" type="q:Nothing"/>
              <xs:element name="GetSubscriptionIDs">
                <xs:complexType><xs:sequence><xs:element name="queryName" type="xs:string"/></xs:sequence></xs:complexType>
              </xs:element>
              <xs:element name="GetSubscriptionIDsResult" type="q:Names"/>
              <xs:element name="Poll">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="queryName" type="xs:string"/>
                    <xs:element name="params" type="q:Parameters"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="QueryResults">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="queryName" type="xs:string"/>
                    <xs:element name="subscriptionID" type="xs:string" minOccurs="0"/>
                    <xs:element name="resultsBody">
                      <xs:complexType>
                        <xs:choice><xs:element name="EventList" type="q:List"/><xs:element name="VocabularyList" type="q:List"/></xs:choice>
                      </xs:complexType>
                    </xs:element>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="GetStandardVersion" type="q:Nothing"/>
              <xs:element name="GetStandardVersionResult" type="xs:string"/>
              <xs:element name="GetVendorVersion" type="q:Nothing"/>
              <xs:element name="GetVendorVersionResult" type="xs:string"/>
            """;

    private SoapDescription() {}

    private static String query(String version) {
        return "urn:epcglobal:epcis-query:xsd:" + version;
    }

    private static List<String> faults() {
        TreeSet<String> all = new TreeSet<>();
        OPERATIONS.forEach(each -> all.addAll(each.faults()));
        return new ArrayList<>(all);
    }

    /**
     * The XML Schema of requests, answers and faults.
     *
     * @param version that of the namespaces: 2, or 1 for EPCIS 1.0 to 1.2
     */
    static String schema(String version) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:q=\"")
                .append(query(version))
                .append("\" targetNamespace=\"")
                .append(query(version))
                .append("\">\n")
                .append(TYPES);
        for (String fault : faults()) {
            String type = switch (fault) {
                case "ImplementationException" -> "ReasonWithSeverity";
                case "QueryTooLargeException" -> "ReasonOfAQuery";
                default -> "Reason";
            };
            xml.append("  <xs:element name=\"")
                    .append(fault)
                    .append("\" type=\"q:")
                    .append(type)
                    .append("\"/>\n");
        }
        return xml.append("</xs:schema>\n").toString();
    }

    /**
     * The description of the service.
     *
     * @param version that of the namespaces: 2, or 1 for EPCIS 1.0 to 1.2
     * @param address where the service is
     */
    static String wsdl(String version, String address) {
        String own = "urn:epcglobal:epcis:wsdl:" + version;
        String schema = address + (version.equals("1") ? "?xsd=1" : "?xsd");
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<w:definitions xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\"")
                .append(
                        " xmlns:soap=\"http://schemas.xmlsoap.org/wsdl/soap/\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"")
                .append(" xmlns:q=\"" + query(version) + "\" xmlns:e=\"" + own + "\" targetNamespace=\"" + own
                        + "\">\n")
                .append("<w:types><xs:schema targetNamespace=\"" + own + "\"><xs:import namespace=\"" + query(version)
                        + "\" schemaLocation=\"" + SoapInterface.escaped(schema) + "\"/></xs:schema></w:types>\n");
        for (Operation each : OPERATIONS) {
            message(xml, each.name() + "Request", "parms", each.request());
            message(xml, each.name() + "Response", each.name() + "Return", each.answer());
        }
        faults().forEach(fault -> message(xml, fault + "Response", "fault", fault));
        xml.append("<w:portType name=\"EPCISServicePortType\">\n");
        for (Operation each : OPERATIONS) {
            xml.append("  <w:operation name=\"" + each.name() + "\"><w:input message=\"e:" + each.name()
                    + "Request\"/><w:output message=\"e:" + each.name() + "Response\"/>");
            each.faults()
                    .forEach(fault ->
                            xml.append("<w:fault name=\"" + fault + "Fault\" message=\"e:" + fault + "Response\"/>"));
            xml.append("</w:operation>\n");
        }
        xml.append("</w:portType>\n<w:binding name=\"EPCISServiceBinding\" type=\"e:EPCISServicePortType\">\n")
                .append("  <soap:binding style=\"document\" transport=\"http://schemas.xmlsoap.org/soap/http\"/>\n");
        for (Operation each : OPERATIONS) {
            xml.append("  <w:operation name=\"" + each.name() + "\"><soap:operation soapAction=\"\"/>")
                    .append(
                            "<w:input><soap:body use=\"literal\"/></w:input><w:output><soap:body use=\"literal\"/></w:output>");
            each.faults()
                    .forEach(fault -> xml.append("<w:fault name=\"" + fault + "Fault\"><soap:fault name=\"" + fault
                            + "Fault\" use=\"literal\"/></w:fault>"));
            xml.append("</w:operation>\n");
        }
        return xml.append(
                        "</w:binding>\n<w:service name=\"EPCglobalEPCISService\"><w:port name=\"EPCglobalEPCISServicePort\"")
                .append(" binding=\"e:EPCISServiceBinding\"><soap:address location=\"" + SoapInterface.escaped(address)
                        + "\"/></w:port></w:service>\n</w:definitions>\n")
                .toString();
    }

    private static void message(StringBuilder xml, String name, String part, String element) {
        xml.append("<w:message name=\"" + name + "\"><w:part name=\"" + part + "\" element=\"q:" + element
                + "\"/></w:message>\n");
    }
}
