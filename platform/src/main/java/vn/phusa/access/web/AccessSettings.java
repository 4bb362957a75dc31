package vn.phusa.access.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sign-in through another provider.
 *
 * @param issuer its OpenID Connect issuer ({@code PHUSA_OIDC_ISSUER}); empty: none
 * @param clientId under which this platform is registered there
 * @param name on the button
 */
@ConfigurationProperties("phusa.oidc")
record AccessSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("OpenID Connect") String name) {

    boolean configured() {
        return !issuer.isBlank();
    }
}
