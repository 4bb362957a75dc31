package vn.phusa.epcis;

/** An attribute of an element. */
public record Attribute(Name name, String value) {}
