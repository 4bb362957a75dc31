package vn.phusa.epcis.hash;

import java.util.Optional;

/**
 * How an event is brought into canonical form. CBV 2.0 section 8.9 leaves room, and independent programs fill it differently, so
 * a hash ID says little without its profile.
 */
public enum HashProfile {
    /** As the reference implementation of the authors of the standard computes it (RalphTro/epcis-event-hash-generator 1.9). */
    CBV_2_0("cbv2.0"),
    /**
     * The same form, but only for events without any of the features at which independent implementations differ; for others
     * it gives the reason instead of a hash.
     */
    CORE("core");

    private final String name;

    HashProfile(String name) {
        this.name = name;
    }

    /** The name on the command line. */
    public String profileName() {
        return name;
    }

    /** The profile of that name. */
    public static Optional<HashProfile> named(String name) {
        for (HashProfile profile : values()) {
            if (profile.name.equals(name)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }
}
