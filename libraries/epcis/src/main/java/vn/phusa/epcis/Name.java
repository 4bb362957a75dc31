package vn.phusa.epcis;

import java.util.Objects;

/**
 * The name of an extension field or attribute: a namespace and a local part, as in XML. In JSON-LD it is written
 * {@code prefix:local}; prefixes are no part of a name.
 *
 * @param namespace the namespace, empty for a name without one
 * @param local the local part, never empty
 */
public record Name(String namespace, String local) {

    /** Where {@code xsi:type} and {@code xsi:nil} live. */
    public static final String XML_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /** Carries JSON-LD keywords and nested arrays through XML, which has no names such as {@code @type}. */
    public static final String JSON_LD = "http://www.w3.org/ns/json-ld#";

    /** The type of a scalar, {@code xsd:boolean} for instance. */
    public static final Name XSI_TYPE = new Name(XML_SCHEMA_INSTANCE, "type");

    /** True for a value that is explicitly nothing. */
    public static final Name XSI_NIL = new Name(XML_SCHEMA_INSTANCE, "nil");

    public Name {
        Objects.requireNonNull(namespace);
        if (local.isEmpty()) {
            throw new IllegalArgumentException("a name needs a local part");
        }
    }

    /** A name without a namespace. */
    public static Name plain(String local) {
        return new Name("", local);
    }

    /** The namespace and the local part as one address, as JSON-LD puts them together. */
    public String uri() {
        return namespace + local;
    }

    /** {@code {namespace}local}, or the local part alone. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }
}
