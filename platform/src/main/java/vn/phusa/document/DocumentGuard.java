package vn.phusa.document;

import vn.phusa.base.Actor;

/**
 * Lets a room open documents of its own to people whom visibility and ownership would not admit: evidence of a
 * commitment to those who see the commitment. Rooms contribute guards as beans; one that agrees is enough.
 */
public interface DocumentGuard {
    /** Whether this room shows the document to the actor; false for documents that are not this room's. */
    boolean admits(Actor actor, DocumentId document);
}
