package vn.phusa.traceability.trace;

import java.util.Optional;

/**
 * A place on the earth (WGS 84).
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Point(double latitude, double longitude) {
    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Point {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no place on earth: " + latitude + ", " + longitude);
        }
    }

    /** Reads a {@code geo:} URI (RFC 5870). */
    public static Optional<Point> ofGeoUri(String uri) {
        if (!uri.startsWith("geo:")) {
            return Optional.empty();
        }
        String[] parts = uri.substring("geo:".length()).split("[;?]", 2)[0].split(",");
        return parts.length < 2 ? Optional.empty() : read(parts[0], parts[1]);
    }

    /** Reads two decimal numbers. */
    public static Optional<Point> read(String latitude, String longitude) {
        try {
            return Optional.of(new Point(Double.parseDouble(latitude.strip()), Double.parseDouble(longitude.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As the crow flies, in kilometres (haversine). */
    public double kilometresTo(Point other) {
        double phi1 = Math.toRadians(latitude);
        double phi2 = Math.toRadians(other.latitude);
        double half = Math.sin((phi2 - phi1) / 2);
        double across = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double a = half * half + Math.cos(phi1) * Math.cos(phi2) * across * across;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
