package vn.phusa.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.notice.Event;
import vn.phusa.notice.NewNotice;
import vn.phusa.notice.Notices;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** Says what happens to duties: to whom, in which words, under which key. */
@Component
class Telling {
    private final Notices notices;
    private final Audience audience;
    private final UnitLetters letters;
    private final Languages languages;
    private final OwnAddress address;

    Telling(Notices notices, Audience audience, UnitLetters letters, Languages languages, OwnAddress address) {
        this.address = address;
        this.letters = letters;
        this.notices = notices;
        this.audience = audience;
        this.languages = languages;
    }

    /** Tells of an act those on the other side, but not the one who did it. */
    void told(Duty duty, DoneAct done, Actor actor) {
        Set<AccountId> concerned = concerned(duty, done.act());
        Set<AccountId> to = others(concerned, actor);
        String kind = done.act().kind();
        // An explanation has words of its own for what it is asked.
        String key = "duty.notice." + (duty.isExplanation() && kind.equals("opened") ? "explanation" : kind);
        String eventKey = "duty." + duty.id() + "." + done.number();
        if (!to.isEmpty()) {
            notices.tell(new NewNotice(
                    eventKey,
                    to,
                    "duty." + kind,
                    duty.urgent(),
                    say(key, duty),
                    Bilingual.same(done.act().said()),
                    "/work/duties/" + duty.id()));
        }
        if (concerned.isEmpty() && speaksToHolder(duty, done.act())) {
            letters.write(
                    duty, eventKey, say(key, duty).vietnamese(), done.act().said());
        }
        Map<String, Object> facts = new TreeMap<>(Duties.facts(duty, done.at()));
        facts.put("link", address.of("/work/duties/" + duty.id()));
        notices.announce(new Event(eventKey, "duty." + kind, done.at(), facts));
    }

    private Set<AccountId> concerned(Duty duty, Act act) {
        PartyId assigner = duty.assigner();
        return switch (act) {
            case Act.Opened _,
                    Act.Returned _,
                    Act.Extended _,
                    Act.ExtensionRefused _,
                    Act.Recomputed _,
                    Act.Suspended _,
                    Act.Resumed _,
                    Act.Transferred _,
                    Act.Withdrawn _ -> audience.holdersOf(duty.holder());
            case Act.Confirmed _ -> duty.isExplanation() ? Set.of() : audience.holdersOf(duty.holder());
            case Act.Reported _ -> assigner == null || duty.isExplanation() ? Set.of() : audience.decidersFor(assigner);
            case Act.ExtensionAsked _, Act.Explained _ -> assigner == null ? Set.of() : audience.decidersFor(assigner);
            // The question itself is opened as a duty and told of there.
            case Act.ExplanationAsked _, Act.Received _, Act.RemindersSet _ -> Set.of();
        };
    }

    /** Whether the holder is the one to be told. */
    private static boolean speaksToHolder(Duty duty, Act act) {
        return switch (act) {
            case Act.Opened _,
                    Act.Returned _,
                    Act.Extended _,
                    Act.ExtensionRefused _,
                    Act.Recomputed _,
                    Act.Suspended _,
                    Act.Resumed _,
                    Act.Transferred _,
                    Act.Withdrawn _ -> true;
            case Act.Confirmed _ -> !duty.isExplanation();
            case Act.Reported _,
                    Act.ExtensionAsked _,
                    Act.Explained _,
                    Act.ExplanationAsked _,
                    Act.Received _,
                    Act.RemindersSet _ -> false;
        };
    }

    private static Set<AccountId> others(Set<AccountId> accounts, Actor actor) {
        return accounts.stream()
                .filter(account -> !account.equals(actor.account()))
                .collect(Collectors.toSet());
    }

    /**
     * Reminds of a duty. The key names the step, so that the step is told once whoever sends it.
     *
     * @return how many were told
     */
    int remind(Duty duty, ReminderStep step, List<Set<AccountId>> above, Instant now) {
        Due due = duty.due();
        if (due == null) {
            return 0;
        }
        Set<AccountId> to = step.level() == 0 ? audience.holdersOf(duty.holder()) : above.get(step.level() - 1);
        boolean past = due.passed(now);
        String key = step.level() > 0 ? "level" : past ? "overdue" : due.byTheHour() ? "hours" : "days";
        Bilingual title = bilingual(words -> words.say(
                "duty.reminder." + key, duty.title(), Math.abs(ReminderPlan.daysLeft(due, now)), moment(due, words)));
        String eventKey = "duty." + duty.id() + "." + duty.dueNumber() + "." + step.code();
        if (to.isEmpty() && step.level() == 0) {
            letters.write(duty, eventKey, title.vietnamese(), "");
        }
        return notices.tell(new NewNotice(
                eventKey, to, "duty.reminder", duty.urgent(), title, Bilingual.same(""), "/work/duties/" + duty.id()));
    }

    void delegated(long id, Actor absent, PartyId deputy, LocalDate first, LocalDate last) {
        Bilingual title = bilingual(words -> {
            Formats formats = new Formats(words.locale());
            return words.say("duty.notice.delegated", absent.name(), formats.date(first), formats.date(last));
        });
        notices.tell(new NewNotice(
                "duty.delegation." + id,
                audience.holdersOf(deputy),
                "duty.delegated",
                false,
                title,
                Bilingual.same(""),
                "/work/delegations"));
    }

    private Bilingual say(String key, Duty duty) {
        return bilingual(words -> words.say(
                key, duty.title(), duty.due() == null ? words.say("duty.no-deadline") : moment(duty.due(), words)));
    }

    private Bilingual bilingual(java.util.function.Function<Wording, String> say) {
        return new Bilingual(say.apply(languages.vietnamese()), say.apply(languages.english()));
    }

    private static String moment(Due due, Wording words) {
        Formats formats = new Formats(words.locale());
        return due.byTheHour() ? formats.moment(due.until()) : formats.date(due.on());
    }
}
