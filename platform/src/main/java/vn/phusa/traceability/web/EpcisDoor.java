package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.phusa.base.Actor;
import vn.phusa.shell.Doorkeeper;
import vn.phusa.traceability.TraceabilityPermission;

/** What holds for every request to the EPCIS interface over REST, whatever it asks for. */
@Configuration(proxyBeanMethods = false)
class EpcisDoor {

    /** Most proxies let no longer query through. */
    private static final int LONGEST_QUERY = 6_000;

    private static final String EXTENSIONS = "GS1-Extensions";

    @Bean
    static WebMvcConfigurer epcisRequests(ObjectProvider<Doorkeeper> doorkeeper) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Requests(doorkeeper))
                        .addPathPatterns("/epcis", "/epcis/**")
                        .excludePathPatterns(SoapInterface.PATH);
            }
        };
    }

    private record Requests(ObjectProvider<Doorkeeper> doorkeeper) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!mayBeHere(doorkeeper.getObject().actor(request))) {
                throw new EpcisRefusal(EpcisException.FORBIDDEN);
            }
            String query = request.getQueryString();
            if (query != null && query.length() > LONGEST_QUERY) {
                throw new EpcisRefusal(EpcisException.URI_TOO_LONG);
            }
            // What the prefixes of the request mean, they mean in its answer.
            List<String> extensions = Collections.list(request.getHeaders(EXTENSIONS));
            if (!extensions.isEmpty()) {
                response.setHeader(EXTENSIONS, String.join(", ", extensions));
            }
            return true;
        }
    }

    /** Whether somebody has any business with events at all. */
    static boolean mayBeHere(Actor actor) {
        return Arrays.stream(TraceabilityPermission.values()).anyMatch(actor::maySomewhere);
    }
}
