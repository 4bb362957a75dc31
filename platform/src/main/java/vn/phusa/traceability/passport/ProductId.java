package vn.phusa.traceability.passport;

/** Identity of a product on this platform; its codes may be added to, this stays. */
public record ProductId(long value) {
    public ProductId {
        if (value <= 0) {
            throw new IllegalArgumentException("a product id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
