package vn.phusa.epcis;

/** At which layer of validation a rule stands; a lower layer must hold before a higher one can be judged. */
public enum Layer {
    /** Can it be read at all? */
    SYNTAX,
    /** Does it have the form that EPCIS 2.0 gives it? */
    SCHEMA,
    /** Does it mean something that can be true? */
    SEMANTICS
}
