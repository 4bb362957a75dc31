package vn.phusa.ledger;

/**
 * What an act is about: a record of a room.
 *
 * @param type stable code, {@code room.noun}, for example {@code programme.commitment}
 * @param id the record's id within its type; no personal data, for it outlives an erasure
 */
public record Subject(String type, String id) {
    public Subject {
        if (!type.matches("[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)*") || id.isEmpty() || id.length() > 200) {
            throw new IllegalArgumentException("no subject: " + type + "/" + id);
        }
    }

    public static Subject of(String type, long id) {
        return new Subject(type, Long.toString(id));
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
