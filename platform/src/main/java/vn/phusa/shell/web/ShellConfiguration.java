package vn.phusa.shell.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.shell.Assets;
import vn.phusa.shell.Badge;
import vn.phusa.shell.Doorkeeper;
import vn.phusa.shell.Languages;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Wording;
import vn.phusa.shell.store.Submissions;

/** Wires views, languages and the arguments that controllers may ask for. */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration {

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("lang");
        resolver.setDefaultLocaleFunction(ShellConfiguration::unchosen);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    /** Vietnamese; but a program, which sends its key along, is answered in the language that it asks for. */
    private static Locale unchosen(HttpServletRequest request) {
        boolean program = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        return program && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                ? Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .filter(language -> language.equals("vi") || language.equals("en"))
                        .findFirst()
                        .map(language -> language.equals("en") ? Wording.ENGLISH : Wording.VIETNAMESE)
                        .orElse(Wording.VIETNAMESE)
                : Wording.VIETNAMESE;
    }

    @Bean
    static PublicPath assetPaths() {
        return PublicPath.reading("/assets/**");
    }

    @Bean
    static PublicPath libraryPaths() {
        return PublicPath.reading("/webjars/**");
    }

    @Bean
    static PublicPath errorPath() {
        return new PublicPath(null, "/error");
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> brokenRequests(
            ObjectProvider<Languages> languages, ObjectProvider<JsonMapper> json) {
        return factory -> factory.addContextCustomizers(context -> context.getParent()
                .getPipeline()
                .addValve(new BrokenRequests(languages.getObject(), json.getObject())));
    }

    /** Who asks before sending a large body learns of a refusal before sending it. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesOnDemand() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
    }

    @Bean
    PageAssembler pageAssembler(
            Languages languages,
            Assets assets,
            List<MenuEntry> menu,
            List<Badge> badges,
            ObjectProvider<Doorkeeper> doorkeeper) {
        return new PageAssembler(languages, assets, menu, badges, new Visitors(doorkeeper));
    }

    /** Forms that were sent more than a day ago need no remembering. */
    @Bean
    RecurringTask<Void> forgetOldSubmissions(ObjectProvider<Submissions> submissions) {
        return Tasks.recurring("shell.forget-old-submissions", FixedDelay.ofHours(6))
                .execute((instance, context) -> submissions.getObject().forgetOld());
    }

    @Bean
    Assets assets(ObjectProvider<ResourceUrlProvider> resources) {
        return new PackagedAssets(resources);
    }

    @Bean
    JteViews jteViews(PageAssembler pages) {
        return new JteViews(TemplateEngine.createPrecompiled(ContentType.Html), pages);
    }

    @Bean
    WebMvcConfigurer shellMvc(ObjectProvider<Doorkeeper> doorkeeper, ObjectProvider<Submissions> submissions) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                LocaleChangeInterceptor change = new LocaleChangeInterceptor();
                change.setParamName("lang");
                change.setIgnoreInvalidLocale(true);
                registry.addInterceptor(change);
                registry.addInterceptor(new OnceOnly(submissions.getObject()));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ActorArgument(new Visitors(doorkeeper)));
                resolvers.add(new ListQueryArgument());
            }
        };
    }
}
