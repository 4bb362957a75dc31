package vn.phusa.epcis.xml;

/** Which XML a writer writes. */
public enum XmlVersion {
    /** EPCIS 1.2, which knows no associations, sensors, persistent dispositions and certificates. */
    V1_2("1.2", "1"),
    /** EPCIS 2.0. */
    V2_0("2.0", "2");

    private final String schemaVersion;
    private final String namespaceVersion;

    XmlVersion(String schemaVersion, String namespaceVersion) {
        this.schemaVersion = schemaVersion;
        this.namespaceVersion = namespaceVersion;
    }

    String schemaVersion() {
        return schemaVersion;
    }

    String namespaceVersion() {
        return namespaceVersion;
    }
}
