package vn.phusa.epcis;

/** What stands inside an element, in document order: text or further elements. */
public sealed interface Content permits Text, Element {}
