package vn.phusa.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.party.Resolution;
import vn.phusa.party.Succession;
import vn.phusa.programme.Change;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.HistoryEntry;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Overview;
import vn.phusa.programme.Programme;
import vn.phusa.programme.Terms;
import vn.phusa.shell.ListQuery;
import vn.phusa.vietnamese.VietnameseOrder;

/** Looks up the names that a page needs, all at once. */
@Component
public class PartyNames {
    private final Parties parties;
    private final Clock clock;

    PartyNames(Parties parties, Clock clock) {
        this.parties = parties;
        this.clock = clock;
    }

    Names of(Collection<PartyId> wanted) {
        return on(wanted, VietnamTime.today(clock));
    }

    Names on(Collection<PartyId> wanted, LocalDate date) {
        return new Names(wanted.isEmpty() ? Map.of() : parties.labels(wanted, date));
    }

    /** Living organisations for a choice: id → name, in dictionary order, and those already chosen. */
    Map<String, String> choices(Locale locale, Collection<PartyId> chosen) {
        Map<String, String> options = new LinkedHashMap<>();
        List<OrganisationRow> rows = new ArrayList<>(parties.all(ListQuery.all(), VietnamTime.today(clock)));
        rows.sort((a, b) ->
                VietnameseOrder.INSTANCE.compare(a.name().in(locale), b.name().in(locale)));
        rows.forEach(row -> options.put(row.id().toString(), row.name().in(locale)));
        List<PartyId> others = chosen.stream()
                .filter(party -> !options.containsKey(party.toString()))
                .toList();
        if (!others.isEmpty()) {
            parties.labels(others, VietnamTime.today(clock))
                    .forEach((party, name) -> options.put(party.toString(), name.in(locale)));
        }
        return options;
    }

    /** The one organisation that a written name meant on a date; none when it is unknown or may mean several. */
    Optional<PartyId> meant(String written, LocalDate on) {
        return parties.resolve(written, on, null) instanceof Resolution.One(PartyId party, Resolution.How _)
                ? Optional.of(party)
                : Optional.empty();
    }

    /**
     * A party that is no more.
     *
     * @param heirs who took its place, as far as the register knows
     */
    public record Ended(PartyId party, LocalDate on, List<PartyId> heirs) {}

    /** Those who have ended by today. */
    List<Ended> ended(Stream<PartyId> asked) {
        LocalDate today = VietnamTime.today(clock);
        return asked.distinct()
                .flatMap(party -> parties.organisation(party).stream())
                .filter(organisation -> !organisation.existsOn(today))
                .map(organisation -> new Ended(
                        organisation.id(),
                        organisation.ended().orElseThrow(),
                        organisation.endings().stream()
                                .flatMap(ending -> ending.heir() instanceof Succession.Known(PartyId heir)
                                        ? Stream.of(heir)
                                        : Stream.empty())
                                .toList()))
                .toList();
    }

    boolean exists(PartyId party) {
        return parties.organisation(party).isPresent();
    }

    static Stream<PartyId> in(Holder holder) {
        return holder instanceof Holder.Known(PartyId party) ? Stream.of(party) : Stream.empty();
    }

    static Stream<PartyId> in(Terms terms) {
        return Stream.concat(
                Stream.of(terms.assigner()),
                Stream.concat(in(terms.lead()), terms.coordinators().stream().flatMap(PartyNames::in)));
    }

    static Stream<PartyId> in(CommitmentRow row) {
        return Stream.concat(in(row.lead()), row.coordinators().stream().flatMap(PartyNames::in));
    }

    static Stream<PartyId> in(Overview overview) {
        return overview.leads().stream().flatMap(line -> in(line.lead()));
    }

    static Stream<PartyId> in(Programme programme) {
        return Stream.concat(Stream.of(programme.facts().focalPoint()), programme.facts().parties().stream());
    }

    static Stream<PartyId> in(Commitment commitment) {
        return in(commitment.terms());
    }

    static Stream<PartyId> in(HistoryEntry entry) {
        Stream<PartyId> event = switch (entry.event()) {
            case CommitmentEvent.Raised raised -> in(raised.terms());
            case CommitmentEvent.Edited edited -> in(edited.terms());
            case CommitmentEvent.CompletionConfirmed confirmed -> Stream.of(confirmed.by());
            case CommitmentEvent.ReportReturned returned -> Stream.of(returned.by());
            case CommitmentEvent.ExtensionGranted granted -> Stream.of(granted.by());
            case CommitmentEvent.ExtensionRefused refused -> Stream.of(refused.by());
            case CommitmentEvent.Transferred moved -> Stream.concat(Stream.of(moved.to()), in(moved.from()));
            case CommitmentEvent.LeadBound bound -> Stream.of(bound.party());
            case CommitmentEvent.CoordinatorBound bound -> Stream.of(bound.party());
            case CommitmentEvent.Assigned _,
                    CommitmentEvent.AssignmentWithdrawn _,
                    CommitmentEvent.ProgressWithdrawn _,
                    CommitmentEvent.Received _,
                    CommitmentEvent.ProgressReported _,
                    CommitmentEvent.DoneReported _,
                    CommitmentEvent.ExtensionAsked _,
                    CommitmentEvent.Suspended _,
                    CommitmentEvent.Resumed _,
                    CommitmentEvent.CarriedOver _,
                    CommitmentEvent.Ended _,
                    CommitmentEvent.Linked _,
                    CommitmentEvent.Unlinked _,
                    CommitmentEvent.DependencyAdded _,
                    CommitmentEvent.DependencyRemoved _,
                    CommitmentEvent.MilestoneReached _,
                    CommitmentEvent.ActualReported _,
                    CommitmentEvent.EvidenceAdded _,
                    CommitmentEvent.EvidenceWithdrawn _,
                    CommitmentEvent.ReportWithdrawn _,
                    CommitmentEvent.ExplanationAsked _,
                    CommitmentEvent.Explained _,
                    CommitmentEvent.Estimated _,
                    CommitmentEvent.FindingRecorded _ -> Stream.empty();
        };
        return Stream.concat(event, Stream.ofNullable(entry.onBehalfOf()));
    }

    static Stream<PartyId> in(Change change) {
        return Stream.concat(change.before().stream(), change.after().stream()).flatMap(value -> switch (value) {
            case PartyId party -> Stream.of(party);
            case Holder holder -> in(holder);
            default -> Stream.<PartyId>empty();
        });
    }
}
