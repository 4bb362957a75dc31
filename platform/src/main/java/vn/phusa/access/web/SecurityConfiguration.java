package vn.phusa.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.phusa.access.AccessTokens;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.access.Rations;
import vn.phusa.access.SignIn;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.shell.Doorkeeper;
import vn.phusa.shell.ProgramPath;
import vn.phusa.shell.PublicPath;

/** The doors of the house: everything is closed but for the paths that rooms have declared public. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String SIGN_IN = "/sign-in";

    /** Argon2id with 19 MiB and two passes: OWASP's first choice where memory is scarce. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Turnstile().guarding(new Argon2PasswordEncoder(16, 32, 1, 19_456, 2));
    }

    @Bean
    static PublicPath signInPath() {
        return new PublicPath(null, SIGN_IN);
    }

    @Bean
    static PublicPath setPasswordPath() {
        return new PublicPath(null, "/set-password/*");
    }

    @Bean
    static PublicPath healthPath() {
        return PublicPath.reading("/actuator/health/**");
    }

    @Bean
    static WebMvcConfigurer rationedRequests(ObjectProvider<Rations> rations, ObjectProvider<Doorkeeper> doorkeeper) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RationedRequests(rations.getObject(), doorkeeper.getObject()));
            }
        };
    }

    @Bean
    static RequestCache requestCache() {
        CookieRequestCache cache = new CookieRequestCache();
        cache.setRequestMatcher(request ->
                "GET".equals(request.getMethod()) && !isApi(request) && request.getHeader("HX-Request") == null);
        return cache;
    }

    /** Not for scripts, not for other sites; over HTTPS only where the request came so or people come so. */
    @Bean
    static CookieSerializer sessionCookie(PlatformSettings platform) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        if (PublicAddress.secure(platform)) {
            cookie.setUseSecureCookie(true);
        }
        cookie.setCookieName("SESSION");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    static CsrfTokenRepository csrfTokens(PlatformSettings platform) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> {
            cookie.sameSite("Lax");
            if (PublicAddress.secure(platform)) {
                cookie.secure(true);
            }
        });
        return tokens;
    }

    @Bean
    static SecurityContextRepository securityContexts() {
        return new DelegatingSecurityContextRepository(
                new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository());
    }

    @Bean
    static Entrance entrance(
            CsrfTokenRepository tokens, SecurityContextRepository sessions, RequestCache requestCache) {
        return new Entrance(
                new CompositeSessionAuthenticationStrategy(
                        List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens))),
                sessions,
                requestCache);
    }

    /** Addresses for programs: each request says who it is, but where what is asked for is public. */
    @Bean
    @Order(0)
    SecurityFilterChain byProgram(
            HttpSecurity http,
            List<ProgramPath> paths,
            List<PublicPath> publicPaths,
            ApiKeys keys,
            AccessTokens tokens,
            Rations rations) {
        ProgramDoor door = new ProgramDoor(paths, keys, tokens, rations);
        return http.securityMatcher(door::isBehind)
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    publicPaths.forEach(
                            path -> requests.requestMatchers(matcher(path)).permitAll());
                    requests.anyRequest().authenticated();
                })
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, refused) ->
                                door.refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED))
                        .accessDeniedHandler((request, response, refused) ->
                                door.refuse(request, response, HttpServletResponse.SC_FORBIDDEN)))
                .addFilterAfter(door, SecurityContextHolderFilter.class)
                .build();
    }

    /** The API by key: no session, no cookie, hence no token against forged requests. */
    @Bean
    @Order(1)
    SecurityFilterChain byKey(HttpSecurity http, ApiKeys keys, Rations rations) {
        return http.securityMatcher(request -> isApi(request) && ApiKeyFilter.brought(request))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .addFilterAfter(new ApiKeyFilter(keys, rations), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain bySession(
            HttpSecurity http,
            List<PublicPath> publicPaths,
            CsrfTokenRepository tokens,
            SecurityContextRepository sessions,
            RequestCache requestCache,
            Accounts accounts,
            SignIn signIn,
            LocaleResolver locales,
            AccessSettings settings,
            PlatformSettings platform,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes,
            @Value("${server.port:8080}") int port,
            Clock clock) {
        URI address = address(platform, port);
        if (settings.configured()) {
            http.oauth2Login(doors -> doors.loginPage(SIGN_IN)
                    .clientRegistrationRepository(new IdentityProvider(settings))
                    .authorizedClientRepository(new NoKeptTokens())
                    .userInfoEndpoint(user -> user.oidcUserService(new IdentityDoor(signIn)))
                    .failureUrl(SIGN_IN + "?refused=identity"));
        }
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    publicPaths.forEach(
                            path -> requests.requestMatchers(matcher(path)).permitAll());
                    requests.anyRequest().authenticated();
                })
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .requestCache(cache -> cache.requestCache(requestCache))
                .webAuthn(passkeys -> passkeys.rpName("Phù Sa")
                        .rpId(address.getHost())
                        .allowedOrigins(origin(address))
                        .disableDefaultRegistrationPage(true))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(notSignedIn()))
                .addFilterBefore(new SessionLifetime(clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new ReadingOnly(publicPaths, routes), CsrfFilter.class)
                .addFilterAfter(new Arrival(accounts, signIn, locales), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Under which people reach the platform; passkeys belong to its host. */
    private static URI address(PlatformSettings platform, int port) {
        URI address = platform.publicUrl();
        return address == null || address.getHost() == null ? URI.create("http://localhost:" + port) : address;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** Whoever may read may also ask for the head alone, and what else may be done. */
    static RequestMatcher matcher(PublicPath path) {
        if ("GET".equals(path.method())) {
            PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
            return new OrRequestMatcher(
                    paths.matcher(HttpMethod.GET, path.pattern()),
                    paths.matcher(HttpMethod.HEAD, path.pattern()),
                    paths.matcher(HttpMethod.OPTIONS, path.pattern()));
        }
        return path.method() == null
                ? PathPatternRequestMatcher.withDefaults().matcher(path.pattern())
                : PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.valueOf(path.method()), path.pattern());
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** A program is told that it has not signed in; a person is led to the sign-in page. */
    private static AuthenticationEntryPoint notSignedIn() {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        return (request, response, refused) -> {
            if (isApi(request)) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"phusa\"");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Redirect", SIGN_IN);
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                page.commence(request, response, refused);
            }
        };
    }
}
