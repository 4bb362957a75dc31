package vn.phusa.traceability;

import java.util.EnumSet;
import java.util.Set;

/** As what an identifier stands in an event (EPCIS 2.0, section 7.4). */
public enum ThingRole {
    EPC(1),
    CHILD(2),
    PARENT(3),
    INPUT(4),
    OUTPUT(5),
    QUANTITY(6),
    CHILD_QUANTITY(7),
    INPUT_QUANTITY(8),
    OUTPUT_QUANTITY(9),
    /** The lot of a single object ({@link Lots}); it does not stand in the event by itself, and no query matches it. */
    LOT(10),
    /** The transformation that several events tell together ({@code transformationID}). */
    TRANSFORMATION(11),
    /** The paper of a business transaction. */
    PAPER(12);

    /** Where {@code MATCH_anyEPC} looks: instances in every role. */
    public static final Set<ThingRole> ANY_EPC = Set.copyOf(EnumSet.of(EPC, CHILD, PARENT, INPUT, OUTPUT));

    /** Where {@code MATCH_anyEPCClass} looks: classes and lots in every role. */
    public static final Set<ThingRole> ANY_CLASS =
            Set.copyOf(EnumSet.of(QUANTITY, CHILD_QUANTITY, INPUT_QUANTITY, OUTPUT_QUANTITY));

    /** What stands in an event beside its objects and joins it to others. */
    public static final Set<ThingRole> JOINING = Set.copyOf(EnumSet.of(LOT, TRANSFORMATION, PAPER));

    private final int code;

    ThingRole(int code) {
        this.code = code;
    }

    /** As it is stored; never changes. */
    public int code() {
        return code;
    }

    /** Of the stored code. */
    public static ThingRole of(int code) {
        return values()[code - 1];
    }
}
