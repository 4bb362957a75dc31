package vn.phusa.epcis;

/**
 * One piece of master data.
 *
 * @param id which
 * @param value its value, as an element named {@code attribute} without the ID
 */
public record VocabularyAttribute(String id, Element value) {}
