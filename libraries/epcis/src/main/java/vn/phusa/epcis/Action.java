package vn.phusa.epcis;

/** What an event means for the life of its subject (EPCIS 2.0, field {@code action}). */
public enum Action {
    ADD,
    OBSERVE,
    DELETE
}
