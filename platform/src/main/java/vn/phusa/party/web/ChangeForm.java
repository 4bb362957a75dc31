package vn.phusa.party.web;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.party.Certainty;
import vn.phusa.party.Contact;
import vn.phusa.party.Evidence;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Membership;
import vn.phusa.party.NameGiven;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Succession;

/** What was typed into a form about an organisation, read field by field. */
record ChangeForm(Map<String, String> typed) {

    /** A date that may be absent. */
    record Day(@Nullable LocalDate date) {}

    /** An organisation that may be absent. */
    record Other(@Nullable PartyId party) {}

    String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /** Number of the fact that is corrected; zero: a new one. */
    long number() {
        return text("number").matches("\\d{1,18}") ? Long.parseLong(text("number")) : 0;
    }

    Outcome<Day> date(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return Outcome.accepted(new Day(null));
        }
        LocalDate date = TypedDate.read(text);
        return date == null
                ? Outcome.rejected(Problem.at(field, Refusal.NOT_A_DATE, text))
                : Outcome.accepted(new Day(date));
    }

    Outcome<LocalDate> requiredDate(String field) {
        return date(field).then(day -> {
            LocalDate date = day.date();
            return date == null ? Outcome.rejected(Problem.at(field, Refusal.REQUIRED)) : Outcome.accepted(date);
        });
    }

    Outcome<Other> party(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return Outcome.accepted(new Other(null));
        }
        return text.matches("[1-9]\\d{0,17}")
                ? Outcome.accepted(new Other(new PartyId(Long.parseLong(text))))
                : Outcome.rejected(Problem.at(field, Refusal.UNKNOWN_CHOICE, text));
    }

    /** All heirs that were chosen, each once. */
    Outcome<List<Succession.Heir>> heirs(String[] chosen) {
        Set<Succession.Heir> heirs = new LinkedHashSet<>();
        for (String one : chosen.length == 0 ? new String[] {""} : chosen) {
            switch (new ChangeForm(Map.of("successor", one)).heir()) {
                case Outcome.Accepted<Succession.Heir>(Succession.Heir heir) -> heirs.add(heir);
                case Outcome.Rejected<Succession.Heir>(List<Problem> problems) -> {
                    return Outcome.rejected(problems);
                }
            }
        }
        return Outcome.accepted(List.copyOf(heirs));
    }

    /** The heir: an organisation, "unknown" or "nobody". */
    Outcome<Succession.Heir> heir() {
        return switch (text("successor")) {
            case "unknown" -> Outcome.accepted(new Succession.Unknown());
            case "nobody" -> Outcome.accepted(new Succession.Nobody());
            default ->
                party("successor").then(other -> {
                    PartyId successor = other.party();
                    return successor == null
                            ? Outcome.rejected(Problem.at("successor", Refusal.REQUIRED))
                            : Outcome.accepted(new Succession.Known(successor));
                });
        };
    }

    Outcome<NameGiven> name(@Nullable LocalDate from) {
        return choice("kind", OrganisationKind.values())
                .map(kind ->
                        new NameGiven(text("vietnamese"), text("english"), text("shortName"), kind, from, evidence()));
    }

    Outcome<Succession.Kind> succession() {
        return choice("how", Succession.Kind.values());
    }

    Outcome<IdentifierScheme> scheme() {
        return choice("scheme", IdentifierScheme.values());
    }

    Outcome<Contact.Kind> contact() {
        return choice("contact", Contact.Kind.values());
    }

    Outcome<Membership.Office> office() {
        return choice("office", Membership.Office.values());
    }

    private <E extends Enum<E>> Outcome<E> choice(String field, E[] values) {
        for (E value : values) {
            if (value.name().equals(text(field))) {
                return Outcome.accepted(value);
            }
        }
        return Outcome.rejected(Problem.at(field, Refusal.UNKNOWN_CHOICE, text(field)));
    }

    /** Without a source nothing but that is known about the fact. */
    Evidence evidence() {
        String source = text("source");
        if (source.isEmpty()) {
            return Evidence.NONE;
        }
        Certainty certainty = Certainty.UNSOURCED;
        for (Certainty choice : Certainty.values()) {
            if (choice.name().equals(text("certainty"))) {
                certainty = choice;
            }
        }
        String note = text("note");
        return new Evidence(Objects.requireNonNull(certainty), source, note.isEmpty() ? null : note);
    }
}
