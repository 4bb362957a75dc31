package vn.phusa.access.web;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vn.phusa.base.store.PlatformSettings;

/**
 * Who may say where a request comes from. A reverse proxy is believed when {@code PHUSA_PUBLIC_URL} says that there is one
 * and the platform does not speak TLS itself; a visitor who sends such headers directly is not.
 */
@Configuration(proxyBeanMethods = false)
class PublicAddress {

    /** Whether people reach the platform through a reverse proxy. */
    static boolean behindProxy(PlatformSettings settings, Environment environment) {
        return settings.publicUrl() != null
                && settings.publicUrl().getHost() != null
                && !environment.containsProperty("server.ssl.certificate")
                && !environment.containsProperty("server.ssl.key-store");
    }

    /** Whether people reach the platform over HTTPS. */
    static boolean secure(PlatformSettings settings) {
        return settings.publicUrl() != null
                && "https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    /**
     * Tomcat takes the last address that no trusted proxy has, so that a visitor cannot choose
     * one; proxies stand on this machine, or where {@code PHUSA_PROXIES} says.
     */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> proxy(
            PlatformSettings settings, Environment environment) {
        return server -> {
            if (behindProxy(settings, environment)) {
                RemoteIpValve valve = new RemoteIpValve();
                String proxies = environment.getProperty("server.tomcat.remoteip.internal-proxies");
                if (proxies != null) {
                    valve.setInternalProxies(proxies);
                }
                valve.setRemoteIpHeader("X-Forwarded-For");
                valve.setProtocolHeader("X-Forwarded-Proto");
                valve.setHostHeader("X-Forwarded-Host");
                valve.setPortHeader("X-Forwarded-Port");
                server.addEngineValves(valve);
            }
        };
    }
}
