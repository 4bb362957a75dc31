package vn.phusa.ledger;

import java.util.Map;
import vn.phusa.base.Actor;

/**
 * An official act to be recorded. The ledger adds the moment.
 *
 * @param kind what was done
 * @param actor who did it
 * @param subject what it is about
 * @param content what was decided or reported, in the words of the room: text, whole numbers, booleans, dates, lists and
 *     maps of these. It is committed to as canonical JSON; decimal numbers are given as text. What stands in rows of covered
 *     tables need not be repeated here.
 */
public record Act(ActKind kind, Actor actor, Subject subject, Map<String, ?> content) {

    /** An act whose rows in covered tables say everything. */
    public Act(ActKind kind, Actor actor, Subject subject) {
        this(kind, actor, subject, Map.of());
    }
}
