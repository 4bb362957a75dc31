package vn.phusa.duty;

/**
 * Something was done to a duty. Rooms hear of it within the same transaction, before it is committed; the room that
 * opened the duty knows its own by {@link Subject#room}.
 *
 * @param duty as it stands after the act
 */
public record DutyActed(Duty duty, DoneAct done) {}
