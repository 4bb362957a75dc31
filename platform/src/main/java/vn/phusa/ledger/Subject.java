package vn.phusa.ledger;

import java.util.Optional;

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

    /** Reads what {@link #toString} writes; empty when it is no subject. */
    public static Optional<Subject> parse(String written) {
        int slash = written.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Subject(written.substring(0, slash), written.substring(slash + 1)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The id where it is the number of a thing of that type. */
    public Optional<Long> numberOf(String wanted) {
        return type.equals(wanted) && id.matches("[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
