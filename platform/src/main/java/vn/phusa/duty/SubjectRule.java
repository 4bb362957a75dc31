package vn.phusa.duty;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Actor;

/**
 * What the room that opened a duty knows of it, and the duty room does not: who decides about it, where its way is reported
 * and what it belongs to. Rooms contribute these as beans.
 */
public interface SubjectRule {
    /** The room whose duties it is about. */
    String room();

    /** The kind of duty in that room. */
    String kind();

    /** Whether the actor stands on the holder's side, and so decides nothing about it, whatever else they are. */
    boolean withHolder(Actor actor, Subject subject);

    /** Whether the actor decides in the assigner's name without being of its office. */
    boolean forAssigner(Actor actor, Subject subject);

    /** Where the holder says how far it has come, from the root; null: there is nothing between open and done. */
    @Nullable
    String progressAt(Subject subject);

    /** What each subject belongs to, by its id; those that belong to nothing are missing. */
    Map<String, Origin> origins(Collection<String> subjects);
}
