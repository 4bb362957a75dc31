package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Lets encoded identifiers stand in addresses of the EPCIS interface, as in {@code /epcis/epcs/https%3A%2F%2Fid.gs1.org%2F01%2F…/events}
 * or {@code /epcis/events/ni%3A%2F%2F%2Fsha-256%3B…}, and lots and serial numbers with such signs in Digital Links, as in
 * {@code /01/…/10/A%2FB} (GS1 General Specifications, character set 82). Nothing below that address is a file, and every request there is checked by itself;
 * all other addresses stay under the strict rules.
 */
@Configuration(proxyBeanMethods = false)
class IdentifiersInAddresses {

    private static final Pattern WITH_IDENTIFIERS = Pattern.compile(
            "/epcis/.*|(/passport)?/(00|01|253|255|401|402|414|415|417|8003|8004|8006|8010|8013|8017|8018|local)/.*");

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashesPass() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    @Bean
    static HttpFirewall firewall() {
        StrictHttpFirewall strict = new StrictHttpFirewall();
        StrictHttpFirewall identifiers = new StrictHttpFirewall();
        identifiers.setAllowUrlEncodedSlash(true);
        identifiers.setAllowUrlEncodedDoubleSlash(true);
        identifiers.setAllowSemicolon(true);
        identifiers.setAllowUrlEncodedPercent(true);
        identifiers.setAllowUrlEncodedPeriod(true);
        return new HttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                return (WITH_IDENTIFIERS.matcher(request.getRequestURI()).matches() ? identifiers : strict)
                        .getFirewalledRequest(request);
            }

            @Override
            public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
                return strict.getFirewalledResponse(response);
            }
        };
    }
}
