package vn.phusa.duty;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.phusa.base.PartyId;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.duty.store.DutyStore;
import vn.phusa.notice.Notices;
import vn.phusa.party.Parties;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Wording;

/** Writes to the mail address of a unit that nobody has an account for: what an account would find in its inbox. */
@Component
class UnitLetters {
    private final Notices notices;
    private final Parties parties;
    private final DutyStore store;
    private final ObjectProvider<AnswerDoor> doors;
    private final Languages languages;
    private final OwnAddress address;

    UnitLetters(
            Notices notices,
            Parties parties,
            DutyStore store,
            ObjectProvider<AnswerDoor> doors,
            Languages languages,
            OwnAddress address) {
        this.notices = notices;
        this.parties = parties;
        this.store = store;
        this.doors = doors;
        this.languages = languages;
        this.address = address;
    }

    /**
     * Within the caller's transaction; nothing where no mail server is set up or no address is known.
     *
     * @param eventKey the same for the same event
     * @param said what was said with it; empty: nothing
     * @return whether a letter was written that had not been before
     */
    boolean write(Duty duty, String eventKey, String title, String said) {
        if (!notices.mailConfigured()) {
            return false;
        }
        PartyId holder = duty.holder();
        return parties.emailOf(holder)
                .map(email -> {
                    Wording words = languages.vietnamese();
                    String link = door(duty, holder)
                            .map(path -> words.say("duty.letter.link", address.of(path)) + "\n\n")
                            .orElse("");
                    String body = words.say("duty.letter.greeting") + "\n\n" + title + "\n"
                            + (said.isBlank() ? "" : "\n" + said + "\n") + "\n" + link
                            + words.say("duty.letter.footer") + "\n";
                    return notices.write(eventKey + ".letter", email, words.say("notice.mail.subject", title), body);
                })
                .orElse(false);
    }

    /** Whether a letter could be written to the unit now. */
    boolean reach(PartyId holder) {
        return notices.mailConfigured() && parties.emailOf(holder).isPresent();
    }

    private Optional<String> door(Duty duty, PartyId holder) {
        Long parent = duty.parent();
        // A question is answered where the thing is that it is about.
        Subject subject = parent == null
                ? duty.subject()
                : store.find(new DutyId(parent)).map(Duty::subject).orElse(duty.subject());
        return doors.stream()
                .filter(door -> door.room().equals(subject.room()))
                .findFirst()
                .flatMap(door -> door.open(subject, holder));
    }
}
