package vn.phusa.traceability.passport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriUtils;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString.Element;
import vn.phusa.epcis.gs1.Gs1Fault;
import vn.phusa.epcis.gs1.Parsed;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Parties;
import vn.phusa.shell.Languages;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.passport.Anchor;
import vn.phusa.traceability.passport.Codes;
import vn.phusa.traceability.passport.KeptLink;
import vn.phusa.traceability.passport.LinkType;
import vn.phusa.traceability.passport.Links;
import vn.phusa.traceability.passport.Linkset;
import vn.phusa.traceability.passport.Offer;
import vn.phusa.traceability.passport.Passport;
import vn.phusa.traceability.passport.Passports;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.Resolution;
import vn.phusa.traceability.passport.ScannedCode;
import vn.phusa.traceability.passport.Wish;

/**
 * The resolver: leads from a GS1 Digital Link, or a producer's own identifier, to the passport and to whatever else its owner links to.
 * What is scanned in a shop is answered with the passport at once, without the detour of a redirection.
 */
@Controller
@CrossOrigin(
        origins = "*",
        methods = {RequestMethod.GET, RequestMethod.HEAD},
        exposedHeaders = {HttpHeaders.LINK, HttpHeaders.LOCATION},
        maxAge = 86_400)
class ResolverDoor {
    /** Set by {@link CompressedAddresses}: the path as it is without compression. */
    static final String UNCOMPRESSED = ResolverDoor.class.getName() + ".uncompressed";

    /** Every primary key of GS1 Digital Link 1.2. */
    private static final String KEY = "/{key:00|01|253|255|401|402|414|415|417|8003|8004|8006|8010|8013|8017|8018}/**";

    private static final String LOCAL = "/local/**";
    private static final String PASSPORT = "/passport/**";
    private static final String DESCRIPTION = "/.well-known/gs1resolver";
    private static final int MOST_LINKS_IN_HEADER = 20;
    private static final String EVERYBODY = "*";

    private final Passports passports;
    private final Links links;
    private final Parties parties;
    private final Languages languages;
    private final CodeAddress address;

    ResolverDoor(Passports passports, Links links, Parties parties, Languages languages, CodeAddress address) {
        this.passports = passports;
        this.links = links;
        this.parties = parties;
        this.languages = languages;
        this.address = address;
    }

    // ---- open to everybody

    @Bean
    static PublicPath keyPaths() {
        return PublicPath.reading(KEY);
    }

    @Bean
    static PublicPath keyOptions() {
        return new PublicPath("OPTIONS", KEY);
    }

    @Bean
    static PublicPath localPaths() {
        return PublicPath.reading(LOCAL);
    }

    @Bean
    static PublicPath localOptions() {
        return new PublicPath("OPTIONS", LOCAL);
    }

    @Bean
    static PublicPath passportPaths() {
        return PublicPath.reading(PASSPORT);
    }

    @Bean
    static PublicPath passportOptions() {
        return new PublicPath("OPTIONS", PASSPORT);
    }

    @Bean
    static PublicPath resolverDescription() {
        return PublicPath.reading(DESCRIPTION);
    }

    /** What may be done; what other sites' browsers ask beforehand is answered by the framework. */
    @RequestMapping(
            path = {KEY, LOCAL, PASSPORT},
            method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, EVERYBODY)
                .build();
    }

    /** What this resolver can do, in the form that GS1 has agreed on. */
    @GetMapping(path = DESCRIPTION, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> description(HttpServletRequest request) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", "Phù Sa");
        description.put("resolverRoot", address.of(request));
        description.put("supportedPrimaryKeys", List.of("all"));
        description.put(
                "supportedLinkType",
                List.of(Map.of(
                        "namespace",
                        LinkType.VOCABULARY,
                        "prefix",
                        "gs1:",
                        "profile",
                        "https://www.gs1.org/voc/?show=linktypes")));
        description.put("linkTypeDefaultCanBeLinkset", false);
        description.put("validatesKeys", true);
        description.put("supportsCompression", true);
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, EVERYBODY)
                .body(description);
    }

    // ---- resolving

    @GetMapping(KEY)
    Object gs1(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return gs1(actor, request, response, path(request), false);
    }

    @GetMapping(LOCAL)
    Object local(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return local(actor, request, response, path(request), false);
    }

    /** The passport itself, wherever its code leads by default; the resolver's own links lead here. */
    @GetMapping(PASSPORT)
    Object passport(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        String path = path(request).substring("/passport".length());
        return path.startsWith("/local/")
                ? local(actor, request, response, path, true)
                : gs1(actor, request, response, path, true);
    }

    /** Without a slash at its end, which some scanners and people add; no key or value ends with one that is not encoded. */
    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Object gs1(
            Actor actor, HttpServletRequest request, HttpServletResponse response, String path, boolean passport) {
        Locale language = language(request);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, EVERYBODY);
        return switch (Codes.gs1(path, request.getQueryString())) {
            case Parsed.Bad<DigitalLink>(Gs1Fault fault) ->
                said(
                        request,
                        response,
                        HttpStatus.BAD_REQUEST,
                        "malformed",
                        fault.sentence(language),
                        languages.in(language));
            case Parsed.Good<DigitalLink>(DigitalLink link) ->
                answer(actor, request, response, new ScannedCode.Gs1(link), passport);
        };
    }

    private Object local(
            Actor actor, HttpServletRequest request, HttpServletResponse response, String path, boolean passport) {
        Locale language = language(request);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, EVERYBODY);
        Optional<ScannedCode.Local> code = Codes.local(path);
        Wording words = languages.in(language);
        return code.isEmpty()
                ? said(
                        request,
                        response,
                        HttpStatus.BAD_REQUEST,
                        "malformed",
                        words.say("traceability.passport.resolver.not-local"),
                        words)
                : answer(actor, request, response, code.get(), passport);
    }

    private Object answer(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            ScannedCode code,
            boolean showPassport) {
        Wording words = languages.in(RequestContextUtils.getLocale(request));
        String base = address.of(request);
        Optional<Product> product = passports.product(actor, code);
        List<Offer> offers = offers(code, product.orElse(null), base);
        if (offers.isEmpty()) {
            return unknown(request, response, code, words);
        }
        describe(response, request, code, offers, base);
        String asked = request.getParameter("linkType");
        List<String> accepted = Wish.ranked(request.getHeader(HttpHeaders.ACCEPT));
        boolean all = asked != null && (asked.equals("linkset") || asked.equals("all"));
        if (all || wantsLinkset(accepted)) {
            return linkset(code, product, offers, base, words);
        }
        if (showPassport && product.isPresent()) {
            return passport(product.get(), request, response, code, accepted);
        }
        Optional<LinkType> type = asked == null || asked.isBlank() ? Optional.empty() : LinkType.read(asked);
        if (asked != null && !asked.isBlank() && type.isEmpty()) {
            return said(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "link-type",
                    words.say("traceability.passport.resolver.no-link-type", asked),
                    words);
        }
        Wish wish = new Wish(type.orElse(null), languages(request), mediaTypes(accepted));
        return switch (Resolution.of(offers, wish)) {
            case Resolution.ShowPassport() -> passport(product.orElseThrow(), request, response, code, accepted);
            case Resolution.LeadTo(Offer offer) ->
                ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                        .header(HttpHeaders.LOCATION, withQuery(offer.href(), request.getQueryString()))
                        .build();
            case Resolution.Several(List<Offer> several) ->
                several(request, response, code, product, several, base, words);
            case Resolution.NothingOfThatType() ->
                said(
                        request,
                        response,
                        HttpStatus.NOT_FOUND,
                        "nothing-of-that-type",
                        words.say("traceability.passport.resolver.nothing-of-that-type", String.valueOf(asked)),
                        words);
        };
    }

    /** The languages asked for: an explicit one, then those of the browser. */
    private static List<String> languages(HttpServletRequest request) {
        List<String> wanted = new ArrayList<>();
        String explicit = request.getParameter("lang");
        if (explicit != null && explicit.matches("[A-Za-z]{2}(-[A-Za-z]{2})?")) {
            wanted.add(explicit.toLowerCase(Locale.ROOT));
        }
        wanted.addAll(Wish.ranked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        return wanted;
    }

    private static List<String> mediaTypes(List<String> accepted) {
        return accepted.stream().filter(type -> !type.equals("*/*")).toList();
    }

    /** A browser's list begins with a page; whoever names the linkset before a page wants it. */
    private static boolean wantsLinkset(List<String> accepted) {
        int linkset = accepted.indexOf(Linkset.MEDIA_TYPE);
        int page = accepted.indexOf(MediaType.TEXT_HTML_VALUE);
        return linkset >= 0 && (page < 0 || linkset < page);
    }

    /**
     * Sets the language in which a passport is said: chosen before, or asked for, else the browser's where it is English; everybody else
     * reads Vietnamese.
     */
    private static Locale language(HttpServletRequest request) {
        boolean chosen = request.getParameter("lang") != null
                || request.getCookies() != null
                        && java.util.Arrays.stream(request.getCookies())
                                .anyMatch(cookie -> cookie.getName().equals("lang"));
        if (!chosen) {
            List<String> wanted = Wish.ranked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            boolean english = wanted.stream()
                    .filter(language -> language.startsWith("vi") || language.startsWith("en"))
                    .findFirst()
                    .or(() -> wanted.isEmpty() || wanted.contains("*") ? Optional.empty() : Optional.of("en"))
                    .filter(language -> language.startsWith("en"))
                    .isPresent();
            request.setAttribute(
                    CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, english ? Wording.ENGLISH : Wording.VIETNAMESE);
        }
        return RequestContextUtils.getLocale(request);
    }

    // ---- where it leads

    private List<Offer> offers(ScannedCode code, @Nullable Product product, String base) {
        List<KeptLink> kept = switch (code) {
            case ScannedCode.Gs1(DigitalLink link) -> links.of(new Anchor(link.path()));
            case ScannedCode.Local _ ->
                product == null || product.gtin() == null ? List.of() : links.of(Anchor.read("01/" + product.gtin()));
        };
        List<Offer> offers = new ArrayList<>();
        boolean elsewhere = kept.stream().anyMatch(KeptLink::preferred);
        if (product != null) {
            own(product, base + "/passport" + code.path(), base, code, !elsewhere, offers);
        }
        kept.stream().map(KeptLink::offer).forEach(offers::add);
        if (offers.isEmpty() && code instanceof ScannedCode.Gs1 gs1) {
            party(gs1.primary()).ifPresent(party -> party(party, base, offers));
        }
        if (!offers.isEmpty() && offers.stream().noneMatch(Offer::preferred)) {
            // Something must be where the code leads when nothing is asked for.
            Offer first = offers.getFirst();
            offers.set(
                    0,
                    new Offer(
                            first.type(),
                            first.href(),
                            first.title(),
                            first.language(),
                            first.mediaType(),
                            true,
                            first.own()));
        }
        return offers;
    }

    private void own(
            Product product, String passport, String base, ScannedCode code, boolean preferred, List<Offer> offers) {
        for (Wording words : List.of(languages.vietnamese(), languages.english())) {
            String language = words.locale().getLanguage();
            String title = words.say(
                    "traceability.passport.link.pip", product.details().name().in(words.locale()));
            offers.add(new Offer(
                    LinkType.PIP, passport + "?lang=" + language, title, language, "text/html", preferred, true));
        }
        Wording words = languages.vietnamese();
        offers.add(new Offer(
                new LinkType("dpp"),
                passport,
                words.say("traceability.passport.link.dpp"),
                "",
                "application/json",
                false,
                true));
        offers.add(page(LinkType.RECALL, passport + "#status", "recall"));
        if (product.details().journeyOpen()) {
            offers.add(page(LinkType.TRACEABILITY, passport + "#journey", "journey"));
        }
        if (product.details().certificatesOpen()
                && !product.details().certificates().isEmpty()) {
            offers.add(page(LinkType.CERTIFICATION, passport + "#certificates", "certificates"));
        }
        offers.add(page(LinkType.SUPPORT, base + "/passport-reports?code=" + code.path(), "report"));
    }

    private Offer page(LinkType type, String href, String key) {
        return new Offer(
                type,
                href,
                languages.vietnamese().say("traceability.passport.link." + key),
                "vi",
                "text/html",
                false,
                true);
    }

    /** The organisation with that GLN, for places and parties. */
    private Optional<PartyId> party(Element key) {
        return switch (key.ai()) {
            case "414", "415", "417" -> parties.carrying(IdentifierScheme.GLN, key.value());
            default -> Optional.empty();
        };
    }

    private void party(PartyId party, String base, List<Offer> offers) {
        for (Wording words : List.of(languages.vietnamese(), languages.english())) {
            String language = words.locale().getLanguage();
            offers.add(new Offer(
                    new LinkType("locationInfo"),
                    base + "/parties/" + party + "?lang=" + language,
                    words.say("traceability.passport.link.party"),
                    language,
                    "text/html",
                    true,
                    false));
        }
    }

    /** The target, with what stood behind the ? of the code. */
    static String withQuery(String href, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return href;
        }
        int fragment = href.indexOf('#');
        String before = fragment < 0 ? href : href.substring(0, fragment);
        String after = fragment < 0 ? "" : href.substring(fragment);
        return before + (before.indexOf('?') < 0 ? "?" : "&") + query + after;
    }

    private static void describe(
            HttpServletResponse response,
            HttpServletRequest request,
            ScannedCode code,
            List<Offer> offers,
            String base) {
        List<String> header = new ArrayList<>();
        header.add(
                "<" + base + code.path() + "?linkType=linkset>; rel=\"linkset\"; type=\"" + Linkset.MEDIA_TYPE + "\"");
        if (request.getAttribute(UNCOMPRESSED) instanceof String uncompressed) {
            header.add("<" + base + uncompressed + ">; rel=\"owl:sameAs\"");
        }
        for (Offer offer : offers.subList(0, Math.min(offers.size(), MOST_LINKS_IN_HEADER))) {
            StringBuilder one = new StringBuilder("<")
                    .append(UriUtils.encode(offer.href(), java.nio.charset.StandardCharsets.UTF_8)
                            .replace("%3A", ":")
                            .replace("%2F", "/")
                            .replace("%3F", "?")
                            .replace("%3D", "=")
                            .replace("%26", "&")
                            .replace("%23", "#")
                            .replace("%25", "%"))
                    .append(">; rel=\"")
                    .append(offer.type().curie())
                    .append('"');
            if (!offer.mediaType().isEmpty()) {
                one.append("; type=\"").append(offer.mediaType()).append('"');
            }
            if (!offer.language().isEmpty()) {
                one.append("; hreflang=\"").append(offer.language()).append('"');
            }
            header.add(one.toString());
        }
        response.setHeader(HttpHeaders.LINK, String.join(", ", header));
        response.addHeader(HttpHeaders.VARY, "Accept, Accept-Language");
    }

    // ---- answers

    private static ResponseEntity<Map<String, Object>> linkset(
            ScannedCode code, Optional<Product> product, List<Offer> offers, String base, Wording words) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Linkset.MEDIA_TYPE))
                .cacheControl(org.springframework.http.CacheControl.noCache())
                .body(Linkset.of(base + code.path(), name(code, product, words), offers));
    }

    private static String name(ScannedCode code, Optional<Product> product, Wording words) {
        return product.map(known -> known.details().name().in(words.locale()))
                .orElseGet(() -> code.path().substring(1));
    }

    private Object passport(
            Product product,
            HttpServletRequest request,
            HttpServletResponse response,
            ScannedCode code,
            List<String> accepted) {
        boolean scanned = request.getMethod().equals("GET");
        Passport passport = passports.show(product, code, scanned ? request.getRemoteAddr() : null);
        String base = address.of(request);
        response.setHeader(HttpHeaders.CONTENT_LOCATION, base + "/passport" + code.path());
        if (wantsData(accepted)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(PassportData.of(passport, base));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("passport", passport);
        model.put("preview", false);
        model.put("code", code.path());
        return new ModelAndView("traceability/passport", model);
    }

    private static boolean wantsData(List<String> accepted) {
        int page = accepted.indexOf(MediaType.TEXT_HTML_VALUE);
        int data = accepted.indexOf(MediaType.APPLICATION_JSON_VALUE);
        int linked = accepted.indexOf("application/ld+json");
        int first = data < 0 ? linked : linked < 0 ? data : Math.min(data, linked);
        return first >= 0 && (page < 0 || first < page);
    }

    private Object several(
            HttpServletRequest request,
            HttpServletResponse response,
            ScannedCode code,
            Optional<Product> product,
            List<Offer> several,
            String base,
            Wording words) {
        if (!wantsPage(request)) {
            return ResponseEntity.status(HttpStatus.MULTIPLE_CHOICES)
                    .contentType(MediaType.parseMediaType(Linkset.MEDIA_TYPE))
                    .body(Linkset.of(base + code.path(), name(code, product, words), several));
        }
        response.setStatus(HttpStatus.MULTIPLE_CHOICES.value());
        Map<String, Object> model = new HashMap<>();
        model.put("name", name(code, product, words));
        model.put("offers", several);
        return new ModelAndView("traceability/passport-choices", model);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return Wish.ranked(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }

    /** A code that is well formed and that nobody has entered: says what it is and what to do. */
    private Object unknown(HttpServletRequest request, HttpServletResponse response, ScannedCode code, Wording words) {
        String sentence = words.say("traceability.passport.resolver.unknown");
        if (!wantsPage(request)) {
            return problem(HttpStatus.NOT_FOUND, "unknown", sentence);
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        Map<String, Object> model = new HashMap<>();
        model.put("code", code);
        model.put("sentence", sentence);
        return new ModelAndView("traceability/passport-unknown", model);
    }

    private static Object said(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String kind,
            String sentence,
            Wording words) {
        if (!wantsPage(request)) {
            return problem(status, kind, sentence);
        }
        response.setStatus(status.value());
        Map<String, Object> model = new HashMap<>();
        model.put("title", words.say("traceability.passport.resolver." + kind + ".title"));
        model.put("sentence", sentence);
        return new ModelAndView("traceability/passport-said", model);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String kind, String sentence) {
        ProblemDetail detail = ProblemDetail.forStatus(status);
        detail.setType(URI.create("urn:phusa:problem:traceability.resolver." + kind));
        detail.setTitle(sentence);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
