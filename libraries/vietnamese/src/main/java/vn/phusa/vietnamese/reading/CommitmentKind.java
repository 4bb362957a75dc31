package vn.phusa.vietnamese.reading;

import java.util.Locale;

/** What sort of commitment a clause lays down. */
public enum CommitmentKind {
    /** A duty of a ministry or of a unit of central government. */
    MINISTRY_DUTY,
    /** What the city or province asks for, or undertakes with the other side's help, in a cooperation programme. */
    CITY_REQUEST,
    /** A duty of a province, a department or any other body outside central government. */
    LOCAL_DUTY,
    /** Following up, urging and reporting on the programme itself. */
    MONITORING;

    /** The word used in files: {@code ministry_duty}, {@code city_request} … */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
