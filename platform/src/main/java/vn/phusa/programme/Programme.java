package vn.phusa.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/**
 * A cooperation programme (chương trình phối hợp, hợp tác).
 *
 * @param facts what is written about it
 * @param state where it stands
 * @param version counts its changes, from 1
 */
public record Programme(ProgrammeId id, Facts facts, State state, long version) {

    /**
     * What an editor may write about a programme.
     *
     * @param address part of public addresses: 3 to 60 small letters, digits and hyphens
     * @param title what it is called, 1 to 300 characters
     * @param parties who signed, at least one
     * @param focalPoint who keeps it (cơ quan đầu mối)
     * @param legalBasis acts it rests on, as cited
     * @param signedOn null: not known or not yet
     * @param startsOn first day; null: not known
     * @param endsOn last day; null: not known
     * @param indicators counts of the whole programme, with where things stood when it began
     * @param successorOf the programme that it continues
     * @param open whether the public may read it
     * @param demonstration made up, to show a busy programme
     */
    public record Facts(
            String address,
            Bilingual title,
            List<PartyId> parties,
            PartyId focalPoint,
            List<String> legalBasis,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            List<Indicator> indicators,
            @Nullable ProgrammeId successorOf,
            boolean open,
            boolean demonstration) {
        public Facts {
            parties = List.copyOf(parties);
            legalBasis = List.copyOf(legalBasis);
            indicators = List.copyOf(indicators);
        }

        public Facts withIndicators(List<Indicator> others) {
            return new Facts(
                    address,
                    title,
                    parties,
                    focalPoint,
                    legalBasis,
                    signedOn,
                    startsOn,
                    endsOn,
                    others,
                    successorOf,
                    open,
                    demonstration);
        }

        public List<Problem> problems() {
            List<Problem> found = new ArrayList<>();
            if (!address.matches("[a-z0-9][a-z0-9-]{1,58}[a-z0-9]")) {
                found.add(Problem.at("address", ProgrammeProblem.ADDRESS_UNFIT));
            }
            if (title.vietnamese().isBlank()) {
                found.add(Problem.at("titleVi", Refusal.REQUIRED));
            }
            if (title.vietnamese().length() > Terms.LONGEST_NAME) {
                found.add(Problem.at("titleVi", Refusal.TOO_LONG, Terms.LONGEST_NAME));
            }
            if (title.english().length() > Terms.LONGEST_NAME) {
                found.add(Problem.at("titleEn", Refusal.TOO_LONG, Terms.LONGEST_NAME));
            }
            if (parties.isEmpty()) {
                found.add(Problem.at("parties", Refusal.REQUIRED));
            }
            if (legalBasis.size() > Terms.MOST_OF_ANYTHING
                    || legalBasis.stream().anyMatch(basis -> basis.length() > Terms.LONGEST_WORDING)) {
                found.add(Problem.at("legalBasis", Refusal.TOO_LONG, Terms.LONGEST_WORDING));
            }
            found.addAll(Terms.problemsOf(indicators));
            if (startsOn != null && endsOn != null && startsOn.isAfter(endsOn)) {
                found.add(Problem.at("endsOn", ProgrammeProblem.PERIOD_REVERSED));
            }
            return found;
        }
    }

    /** Where a programme stands; that its period is over is not a state but a look at the calendar. */
    public enum State {
        /** Dự thảo: not signed yet. */
        DRAFT,
        /** Đang hiệu lực. */
        IN_FORCE,
        /** Đã tổng kết. */
        CLOSED,
        /** Chấm dứt trước hạn. */
        TERMINATED;

        /** Stable name in the database and in wording keys. */
        public String key() {
            return switch (this) {
                case DRAFT -> "draft";
                case IN_FORCE -> "in-force";
                case CLOSED -> "closed";
                case TERMINATED -> "terminated";
            };
        }

        public static State of(String key) {
            for (State state : values()) {
                if (state.key().equals(key)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + key);
        }
    }

    /**
     * A version that somebody named: as signed, then each amendment.
     *
     * @param number from 1: as signed
     * @param decision what decided it ("Phụ lục 01 ngày …"); never blank
     * @param effectiveOn from which day it holds
     * @param recordedAt the moment as of which the programme and its commitments are this version
     */
    public record Amendment(int number, String decision, LocalDate effectiveOn, java.time.Instant recordedAt) {}

    public boolean periodOver(LocalDate today) {
        return facts.endsOn() != null && today.isAfter(facts.endsOn());
    }

    /** The states that this one may change to. */
    public List<State> next() {
        return switch (state) {
            case DRAFT -> List.of(State.IN_FORCE, State.TERMINATED);
            case IN_FORCE -> List.of(State.CLOSED, State.TERMINATED);
            case CLOSED, TERMINATED -> List.of();
        };
    }

    public Outcome<Programme> edit(Facts changed) {
        List<Problem> found = changed.problems();
        return found.isEmpty()
                ? Outcome.accepted(new Programme(id, changed, state, version + 1))
                : Outcome.rejected(found);
    }

    public Outcome<Programme> become(State other) {
        return next().contains(other)
                ? Outcome.accepted(new Programme(id, facts, other, version + 1))
                : Outcome.rejected(Problem.of(ProgrammeProblem.NOT_NOW, state.key()));
    }
}
