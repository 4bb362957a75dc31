package vn.phusa.access.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/** The other provider. It is asked for its addresses when the first person uses it, so that we start without it. */
final class IdentityProvider implements ClientRegistrationRepository {
    static final String NAME = "oidc";

    private final AccessSettings settings;
    private volatile @Nullable ClientRegistration known;

    IdentityProvider(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        if (!name.equals(NAME)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId(NAME)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .clientName(settings.name())
                    .scope("openid", "profile", "email")
                    .build();
            known = registration;
        }
        return registration;
    }
}
