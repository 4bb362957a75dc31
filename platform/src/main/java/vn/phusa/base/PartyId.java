package vn.phusa.base;

/**
 * Identity of an organisation, a unit of one, or a person. Names and parents change with time; this does not.
 *
 * @param value positive, given by the party room
 */
public record PartyId(long value) implements Comparable<PartyId> {
    public PartyId {
        if (value <= 0) {
            throw new IllegalArgumentException("a party id is positive, not " + value);
        }
    }

    @Override
    public int compareTo(PartyId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
