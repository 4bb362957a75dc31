package vn.phusa.duty;

/**
 * What a duty is about, in the room that opened it.
 *
 * @param room for example {@code programme}
 * @param kind of duty in that room, for example {@code commitment}
 * @param id of the subject there; at one time one duty at most is open for a room, kind and id
 * @param path of its page
 */
public record Subject(String room, String kind, String id, String path) {
    public Subject {
        if (room.isBlank() || kind.isBlank() || id.isBlank() || !path.startsWith("/")) {
            throw new IllegalArgumentException("a subject has a room, a kind, an id and a path: " + room + " " + path);
        }
    }
}
