package vn.phusa.traceability.trace;

import java.util.List;
import vn.phusa.base.Actor;

/**
 * A recall was opened, has reached further parties, or has ended. Heard within the same transaction.
 *
 * @param recall as it stands now
 * @param toTell holders that must be told now
 */
public record RecallHappened(Recall recall, List<Holder> toTell, Actor actor) {}
