package vn.phusa.notice;

import java.util.Set;
import vn.phusa.base.AccountId;
import vn.phusa.base.Bilingual;

/**
 * Something to tell people.
 *
 * @param eventKey names the event, the same each time it is told; a person is told once for each key
 * @param to whom; nobody is a valid answer
 * @param kind {@code room.what}, for example {@code duty.reminder}
 * @param urgent clocks of hours and recalls: mailed at once, in quiet hours too, and not in the digest
 * @param title one line, in both languages
 * @param body more, may be empty
 * @param path page to look at, from the root ({@code /work#duty-12})
 */
public record NewNotice(
        String eventKey, Set<AccountId> to, String kind, boolean urgent, Bilingual title, Bilingual body, String path) {
    public NewNotice {
        if (eventKey.isBlank() || !path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "a notice has a key and a path from the root: " + eventKey + ", " + path);
        }
        to = Set.copyOf(to);
    }
}
