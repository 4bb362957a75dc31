package vn.phusa.notice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.PersonalCopies;
import vn.phusa.ledger.PersonalData;
import vn.phusa.notice.store.PersonalNotices;

/**
 * What was sent to somebody: mails to the account and to every address that the erased record has, and the notices of the inbox. They
 * are blanked with the record; a mail that waits is not sent. That something was sent, and when, stays.
 */
@Component
class CopiesSent implements PersonalCopies {
    static final String MAIL = "notice.mail";
    static final String NOTICE = "notice.notice";

    private static final String ACCOUNT = "access.account";

    private final PersonalNotices store;
    private final Ledger ledger;
    private final Clock clock;

    CopiesSent(PersonalNotices store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<PersonalData.Value> of(PersonalData.Holding record) {
        Long account = account(record);
        List<PersonalData.Value> values = new ArrayList<>();
        store.mailsTo(account, addresses(record))
                .forEach(to ->
                        values.add(new PersonalData.Value("notice.erasable.mails", to.mails() + " × " + to.address())));
        int notices = account == null ? 0 : store.noticesTo(account);
        if (notices > 0) {
            values.add(new PersonalData.Value("notice.erasable.notices", "× " + notices));
        }
        return values;
    }

    @Override
    public Outcome<List<ActId>> erase(Actor actor, PersonalData.Holding record, String legalBasis) {
        Long account = account(record);
        List<String> key = List.of(record.about().kind(), record.about().id());
        return noted(actor, MAIL, key, store.blankMailsTo(account, addresses(record), clock.instant()), legalBasis)
                .then(mails -> noted(
                                actor,
                                NOTICE,
                                key,
                                account == null ? List.of() : store.blankNoticesTo(account, clock.instant()),
                                legalBasis)
                        .map(notices -> {
                            List<ActId> acts = new ArrayList<>(mails);
                            acts.addAll(notices);
                            return acts;
                        }));
    }

    private Outcome<List<ActId>> noted(
            Actor actor, String table, List<String> key, List<String> blanked, String legalBasis) {
        return blanked.isEmpty()
                ? Outcome.accepted(List.of())
                : ledger.erasedCopies(actor, table, key, blanked, legalBasis).map(List::of);
    }

    private static @Nullable Long account(PersonalData.Holding record) {
        return record.about().kind().equals(ACCOUNT)
                ? Long.valueOf(record.about().id())
                : null;
    }

    private static List<String> addresses(PersonalData.Holding record) {
        // Mails and notices themselves can be erased too; what they say is no address of theirs.
        return record.about().kind().startsWith("notice.")
                ? List.of()
                : record.values().stream()
                        .map(PersonalData.Value::text)
                        .filter(text -> text.indexOf('@') > 0 && text.indexOf(' ') < 0)
                        .toList();
    }
}
