package vn.phusa.traceability.passport.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.phusa.base.store.PlatformSettings;

/** Under which address people reach the platform; it stands in links and on labels. */
@Component
public class CodeAddress {
    private final PlatformSettings settings;

    CodeAddress(PlatformSettings settings) {
        this.settings = settings;
    }

    /** Scheme, host and port, without a slash at the end. */
    public String of(HttpServletRequest request) {
        return settings.publicUrl() == null
                ? ServletUriComponentsBuilder.fromRequestUri(request)
                        .replacePath(null)
                        .replaceQuery(null)
                        .build()
                        .toUriString()
                : settings.publicUrl().toString().replaceAll("/+$", "");
    }

    /** Whether the address was set, so that it will still lead here in years. */
    public boolean lasting() {
        return settings.publicUrl() != null;
    }
}
