package vn.phusa.access.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import vn.phusa.access.Account;
import vn.phusa.access.SignIn;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;

/** Finds the account of somebody whom the other provider has vouched for. */
final class IdentityDoor implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private static final String LOGIN = "phusa_login";

    private final OidcUserService provider = new OidcUserService();
    private final SignIn signIn;

    IdentityDoor(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        String email = Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null;
        String subject = Objects.requireNonNull(user.getSubject(), "subject");
        String issuer = Objects.requireNonNull(request.getIdToken().getIssuer(), "issuer")
                .toString();
        return switch (signIn.withIdentity(issuer, subject, email)) {
            case Outcome.Accepted<Account>(Account account) -> {
                Map<String, Object> claims = new HashMap<>();
                claims.put("sub", subject);
                claims.put(LOGIN, account.login());
                yield new DefaultOidcUser(List.of(), request.getIdToken(), new OidcUserInfo(claims), LOGIN);
            }
            case Outcome.Rejected<Account>(List<Problem> problems) ->
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(problems.getFirst().code().code()));
        };
    }
}
