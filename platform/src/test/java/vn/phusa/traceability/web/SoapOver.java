package vn.phusa.traceability.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.phusa.base.Actor;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.NamedQueries;
import vn.phusa.traceability.subscription.Subscriptions;

/** The SOAP interface over queries of one's own, without the platform's doors: whoever asks is always the same. */
public record SoapOver(
        NamedQueries named, Subscriptions subscriptions, EpcisProblems problems, Clock clock, Actor actor) {

    public MockMvc of(EventQueries queries) {
        return MockMvcBuilders.standaloneSetup(new SoapInterface(queries, named, subscriptions, problems, clock))
                .setCustomArgumentResolvers(new Always(actor))
                .build();
    }

    private record Always(Actor actor) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return actor;
        }
    }
}
