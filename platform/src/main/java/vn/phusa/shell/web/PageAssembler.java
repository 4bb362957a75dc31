package vn.phusa.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.phusa.base.Actor;
import vn.phusa.shell.Assets;
import vn.phusa.shell.Badge;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Languages;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.Page;
import vn.phusa.shell.Wording;

/** Builds the {@link Page} of a request. */
final class PageAssembler {
    private final Languages languages;
    private final Assets assets;
    private final List<MenuEntry> menu;
    private final Map<String, Badge> badges;
    private final Visitors visitors;

    PageAssembler(Languages languages, Assets assets, List<MenuEntry> menu, List<Badge> badges, Visitors visitors) {
        this.languages = languages;
        this.assets = assets;
        this.menu =
                menu.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
        this.badges = badges.stream().collect(Collectors.toMap(Badge::path, Function.identity()));
        this.visitors = visitors;
    }

    Page page(HttpServletRequest request) {
        Actor actor = visitors.actor(request);
        Wording words = languages.in(RequestContextUtils.getLocale(request));
        String path = request.getRequestURI();
        String query = request.getQueryString();
        return new Page(
                actor,
                words,
                new Formats(words.locale()),
                path,
                query == null ? "" : query,
                SecurityHeaders.nonce(request),
                () -> csrf(request),
                menu.stream()
                        .filter(entry -> entry.shownTo().test(actor))
                        .map(entry -> item(entry, actor, words, path))
                        .toList(),
                message(request, words),
                assets);
    }

    private Page.MenuItem item(MenuEntry entry, Actor actor, Wording words, String path) {
        Badge badge = badges.get(entry.path());
        boolean current =
                path.equals(entry.path()) || (!entry.path().equals("/") && path.startsWith(entry.path() + "/"));
        return new Page.MenuItem(
                entry.path(),
                words.say(entry.wordingKey()),
                entry.icon(),
                badge == null ? 0 : badge.count(actor),
                current);
    }

    private static Page.@Nullable Csrf csrf(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null ? null : new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken());
    }

    private static Page.@Nullable Message message(HttpServletRequest request, Wording words) {
        Map<String, ?> flashed = RequestContextUtils.getInputFlashMap(request);
        if (flashed == null || !(flashed.get(Flash.ATTRIBUTE) instanceof Flash flash)) {
            return null;
        }
        return new Page.Message(
                flash.tone(), words.say(flash.wordingKey(), flash.arguments().toArray()));
    }
}
