package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Signs that lots and serial numbers may hold, percent-encoded in a path: a slash, a percent sign, a semicolon (GS1 General
 * Specifications, character set 82). Let through below the keys of Digital Links only; everywhere else such an address is refused.
 */
@Configuration(proxyBeanMethods = false)
class EncodedPaths {
    private static final Pattern BELOW_A_KEY =
            Pattern.compile("(/passport)?/(00|01|253|255|401|402|414|415|417|80\\d\\d|local)/.*");

    @Bean
    static HttpFirewall encodedSigns() {
        StrictHttpFirewall strict = new StrictHttpFirewall();
        StrictHttpFirewall lenient = new StrictHttpFirewall();
        lenient.setAllowUrlEncodedSlash(true);
        lenient.setAllowUrlEncodedDoubleSlash(true);
        lenient.setAllowUrlEncodedPercent(true);
        lenient.setAllowSemicolon(true);
        return new HttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                boolean code = BELOW_A_KEY.matcher(request.getRequestURI()).matches();
                return (code ? lenient : strict).getFirewalledRequest(request);
            }

            @Override
            public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
                return strict.getFirewalledResponse(response);
            }
        };
    }

    /** Tomcat refuses an encoded slash by itself; here the firewall decides. */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> encodedSlashes() {
        return server -> server.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
