package vn.phusa.shell;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Actor;
import vn.phusa.base.Money;
import vn.phusa.base.Problem;

/**
 * What every template gets as {@code page}: who looks, in which language, and how to say things. Templates take
 * {@code @param vn.phusa.shell.Page page} and the room's own parameters beside it.
 *
 * @param actor who looks
 * @param words the wording of the chosen language
 * @param formats how dates and numbers are written
 * @param path of this request, without query
 * @param query raw query string, empty if none
 * @param nonce for the page's own script elements (CSP)
 * @param forms makes the hidden field that every form carries, and with it a cookie: asked for only where there is a form
 * @param menu entries that this actor sees
 * @param message said once after a redirect ("Đã lưu")
 * @param assets versioned addresses of static files
 */
public record Page(
        Actor actor,
        Wording words,
        Formats formats,
        String path,
        String query,
        String nonce,
        Supplier<@Nullable Csrf> forms,
        List<MenuItem> menu,
        @Nullable Message message,
        Assets assets) {

    /** The token against forged requests: {@code <input type=hidden name=… value=…>}. */
    public record Csrf(String parameter, String header, String token) {}

    /** One entry as this actor sees it. */
    public record MenuItem(String path, String text, String icon, int badge, boolean current) {}

    /** Said once at the top of the next page. */
    public record Message(Tone tone, String text) {}

    public enum Tone {
        SUCCESS,
        INFORMATION,
        WARNING,
        DANGER
    }

    /** Hidden field that every form carries; null where there is no session. */
    public @Nullable Csrf csrf() {
        return forms.get();
    }

    /** The same for scripted requests; null (no attribute) for visitors, whose scripts take it from the form that they send. */
    public @Nullable Csrf scripted() {
        return actor.account() == null ? null : csrf();
    }

    public Locale locale() {
        return words.locale();
    }

    public boolean english() {
        return locale().getLanguage().equals("en");
    }

    /** The wording for the key, in the chosen language. */
    public String t(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    public String say(Problem problem) {
        return words.say(problem.messageKey(), problem.arguments().toArray());
    }

    public String date(@Nullable LocalDate date) {
        return formats.date(date);
    }

    public String moment(@Nullable Instant moment) {
        return formats.moment(moment);
    }

    public String number(long number) {
        return formats.number(number);
    }

    public String number(@Nullable BigDecimal number) {
        return formats.number(number);
    }

    public String money(@Nullable Money money) {
        return formats.money(money);
    }

    /** This page's address with one query parameter set to another value (null: without it); keeps the others. */
    public String with(String parameter, @Nullable String value) {
        return Queries.with(path, query, parameter, value);
    }

    /** This page's address with several query parameters replaced. */
    public String with(Map<String, String> changes) {
        String changed = query;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            changed = Queries.replace(changed, change.getKey(), change.getValue());
        }
        return changed.isEmpty() ? path : path + "?" + changed;
    }
}
