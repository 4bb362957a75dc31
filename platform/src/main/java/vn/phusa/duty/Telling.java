package vn.phusa.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.duty.store.DutyStore;
import vn.phusa.notice.Event;
import vn.phusa.notice.NewNotice;
import vn.phusa.notice.Notices;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** Says what happens to duties: to whom, in which words, under which key. */
@Component
class Telling {
    private static final String REMINDER = "duty.reminder";

    private final Notices notices;
    private final Audience audience;
    private final UnitLetters letters;
    private final DutyStore store;
    private final Languages languages;
    private final OwnAddress address;

    Telling(
            Notices notices,
            Audience audience,
            UnitLetters letters,
            DutyStore store,
            Languages languages,
            OwnAddress address) {
        this.address = address;
        this.letters = letters;
        this.store = store;
        this.notices = notices;
        this.audience = audience;
        this.languages = languages;
    }

    /**
     * Tells of an act those on the other side, but not the one who did it.
     *
     * @param said what was said with it, or asked; empty: nothing
     */
    void told(Duty duty, DoneAct done, Actor actor, String said) {
        Set<AccountId> concerned = concerned(duty, done.act());
        Set<AccountId> to = others(concerned, actor);
        String kind = done.act().kind();
        // An explanation has words of its own for what it is asked.
        String key = "duty.notice." + (duty.isExplanation() && kind.equals("opened") ? "explanation" : kind);
        String eventKey = "duty." + duty.id() + "." + done.number();
        boolean letter = concerned.isEmpty() && speaksToHolder(duty, done.act());
        if (letter || !to.isEmpty()) {
            Bilingual title = say(key, duty, actor);
            notices.tell(new NewNotice(
                    eventKey,
                    to,
                    "duty." + kind,
                    duty.urgent(),
                    title,
                    Bilingual.same(said),
                    "/work/duties/" + duty.id()));
            if (letter) {
                letters.write(duty, eventKey, title.vietnamese(), said);
            }
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
            case Act.Reported _ -> duty.isExplanation() ? Set.of() : audience.decidersFor(assigner);
            case Act.ExtensionAsked _ -> audience.decidersFor(assigner);
            case Act.Explained explained -> {
                // Whoever asked wants to read the answer, whether or not it is for them to decide.
                Set<AccountId> readers = new HashSet<>(audience.decidersFor(assigner));
                question(new DutyId(explained.explanation()))
                        .map(Question::account)
                        .ifPresent(readers::add);
                yield readers;
            }
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

    private Optional<Question> question(DutyId explanation) {
        return Optional.ofNullable(store.questions(List.of(explanation)).get(explanation));
    }

    /** Whether nothing that is said to the holder reaches anybody: no account, and no mail that could be written. */
    boolean silent(Duty duty) {
        return audience.holdersOf(duty.holder()).isEmpty() && !letters.reach(duty.holder());
    }

    /**
     * Reminds of a duty. The key names the step, so that the step is told once whoever sends it. Where the holder cannot
     * be reached, those who gave the duty are told that it cannot.
     *
     * @return how many on the holder's side, or above it, were told
     */
    int remind(Duty duty, ReminderStep step, List<Set<AccountId>> above, Instant now) {
        Due due = duty.due();
        if (due == null) {
            return 0;
        }
        Set<AccountId> to = step.level() == 0 ? audience.holdersOf(duty.holder()) : above.get(step.level() - 1);
        boolean past = due.passed(now);
        String key = step.level() > 0 ? "level" : past ? "overdue" : due.byTheHour() ? "hours" : "days";
        Bilingual title = reminder(key, duty, due, now);
        Bilingual body = duty.isExplanation() ? asked(duty) : Bilingual.same("");
        String eventKey = "duty." + duty.id() + "." + duty.dueNumber() + "." + step.code();
        String path = "/work/duties/" + duty.id();
        if (!to.isEmpty() || step.level() > 0) {
            return notices.tell(new NewNotice(eventKey, to, REMINDER, duty.urgent(), title, body, path));
        }
        if (letters.write(duty, eventKey, title.vietnamese(), body.vietnamese())) {
            return 1;
        }
        Bilingual why = bilingual(words -> words.say("duty.reminder.silent-why"));
        notices.tell(new NewNotice(
                eventKey + ".silent",
                audience.decidersFor(duty.assigner()),
                REMINDER,
                duty.urgent(),
                reminder("silent", duty, due, now),
                why,
                path));
        return 0;
    }

    private Bilingual reminder(String key, Duty duty, Due due, Instant now) {
        return bilingual(words -> words.say(
                "duty.reminder." + key, duty.title(), Math.abs(ReminderPlan.daysLeft(due, now)), moment(due, words)));
    }

    /** The question behind an explanation and who asks it. */
    private Bilingual asked(Duty duty) {
        return question(duty.id())
                .map(question -> bilingual(words -> words.say("duty.asks", question.asker(), question.text())))
                .orElse(Bilingual.same(""));
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

    private Bilingual say(String key, Duty duty, Actor actor) {
        return bilingual(words -> words.say(
                key,
                duty.title(),
                duty.due() == null ? words.say("duty.no-deadline") : moment(duty.due(), words),
                actor.name()));
    }

    private Bilingual bilingual(java.util.function.Function<Wording, String> say) {
        return new Bilingual(say.apply(languages.vietnamese()), say.apply(languages.english()));
    }

    private static String moment(Due due, Wording words) {
        Formats formats = new Formats(words.locale());
        return due.byTheHour() ? formats.moment(due.until()) : formats.date(due.on());
    }
}
