package vn.phusa.access;

import java.time.Duration;

/**
 * What costs so much that nobody gets more than their share: so many at once, then one at a time. The numbers leave room for
 * people at work and for an office behind one network address; they stop loops.
 */
public enum Ration {
    /** Of a signed-in account, or of a visitor's address. */
    SEARCH(60, Duration.ofMillis(200)),
    /** Lists as files, papers, XML: whatever reads all rows. */
    EXPORT(40, Duration.ofSeconds(3)),
    /** Files that are handed in and inspected; through a one-time link: of the link. */
    UPLOAD(60, Duration.ofSeconds(2)),
    /** Addresses with a secret in them, of a network address. */
    LINK(120, Duration.ofMillis(500)),
    /** Calls with a valid API key, of the account. */
    API_CALL(300, Duration.ofMillis(50)),
    /** Calls with a key that opens nothing, of a network address. */
    WRONG_KEY(30, Duration.ofSeconds(2)),
    /** Reports of people without an account, of a network address. */
    REPORT(10, Duration.ofMinutes(3));

    private final int atOnce;
    private final Duration apart;

    Ration(int atOnce, Duration apart) {
        this.atOnce = atOnce;
        this.apart = apart;
    }

    public int atOnce() {
        return atOnce;
    }

    /** How long one takes to come back. */
    public Duration apart() {
        return apart;
    }
}
