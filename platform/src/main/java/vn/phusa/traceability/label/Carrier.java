package vn.phusa.traceability.label;

import java.util.Locale;
import java.util.Optional;

/** What carries the data on a label, with what a scanner needs (GS1 General Specifications, section 5.12.3). */
public enum Carrier {
    /** A Digital Link, for every phone. */
    QR(4, 0.396, false),
    /** An element string, for goods in a small space. */
    GS1_DATAMATRIX(1, 0.300, true),
    /** An element string, for boxes and pallets. */
    GS1_128(10, 0.250, true);

    private final int quietZone;
    private final double smallestModule;
    private final boolean gs1;

    Carrier(int quietZone, double smallestModule, boolean gs1) {
        this.quietZone = quietZone;
        this.smallestModule = smallestModule;
        this.gs1 = gs1;
    }

    /** Modules that stay white around it; left and right only for a linear code. */
    public int quietZone() {
        return quietZone;
    }

    /** Millimetres. */
    public double smallestModule() {
        return smallestModule;
    }

    /** Whether it carries GS1 keys only. */
    public boolean gs1() {
        return gs1;
    }

    public boolean linear() {
        return this == GS1_128;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Carrier> of(String key) {
        for (Carrier carrier : values()) {
            if (carrier.key().equals(key)) {
                return Optional.of(carrier);
            }
        }
        return Optional.empty();
    }
}
