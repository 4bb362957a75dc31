package vn.phusa.traceability.passport;

/**
 * Under which code another portal knows the product.
 *
 * @param portal which, see {@link Markets#portals}
 * @param code opaque, 1 to 200 characters
 */
public record PortalCode(String portal, String code) {}
