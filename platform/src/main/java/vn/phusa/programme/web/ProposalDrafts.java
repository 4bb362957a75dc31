package vn.phusa.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.Parties;
import vn.phusa.party.Resolution;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.SourceClause;
import vn.phusa.programme.Terms;
import vn.phusa.programme.reading.Proposal;
import vn.phusa.programme.reading.Readings;
import vn.phusa.shell.ListQuery;
import vn.phusa.vietnamese.reading.ProposedCommitment;

/**
 * Proposals as terms to begin with. A name means whom it meant on the day on which the text was signed; where that is not
 * certain, it stays as written.
 */
@Component
class ProposalDrafts {
    private final Programmes programmes;
    private final Parties register;
    private final Clock clock;

    ProposalDrafts(Programmes programmes, Parties register, Clock clock) {
        this.programmes = programmes;
        this.register = register;
        this.clock = clock;
    }

    /** For the proposals of one text; looks each name up once. */
    Draft of(Actor actor, Readings.View view) {
        return new Draft(actor, view);
    }

    final class Draft {
        private final Actor actor;
        private final Readings.View view;
        private final LocalDate day;
        private final Map<String, Resolution> known = new HashMap<>();

        private Draft(Actor actor, Readings.View view) {
            this.actor = actor;
            this.view = view;
            LocalDate signed = view.programme().facts().signedOn();
            LocalDate said = view.text().facts().signedOn();
            this.day = signed != null ? signed : said != null ? said : VietnamTime.today(clock);
        }

        /** The day whose names count: when the programme was signed, else what the text says of it, else today. */
        LocalDate day() {
            return day;
        }

        /** With the next free number of the programme. */
        Terms terms(Proposal proposal) {
            return terms(proposal, nextNumber());
        }

        Terms terms(Proposal proposal, int number) {
            ProposedCommitment body = proposal.body();
            Holder lead = body.leads().size() == 1 ? holder(body.leads().getFirst()) : new Holder.Unresolved("");
            List<Holder> coordinators = new ArrayList<>();
            for (String written : body.coordinators()) {
                Holder coordinator = holder(written);
                if (!coordinator.sameAs(lead) && coordinators.stream().noneMatch(coordinator::sameAs)) {
                    coordinators.add(coordinator);
                }
            }
            return new Terms(
                    Integer.toString(number),
                    Words.kindOf(body),
                    Bilingual.same(sentence(Proposal.task(body))),
                    new SourceClause(
                            cut(body.quote(), SourceClause.LONGEST_QUOTE),
                            view.text().document(),
                            "",
                            body.start(),
                            body.end()),
                    lead,
                    coordinators,
                    assigner(view.programme(), lead),
                    body.due(),
                    body.duePhrase() == null ? "" : cut(body.duePhrase(), Terms.LONGEST_NAME),
                    List.of(),
                    List.of(),
                    List.of(),
                    true);
        }

        private Holder holder(String written) {
            return resolution(written) instanceof Resolution.One(PartyId party, Resolution.How _)
                    ? new Holder.Known(party)
                    : new Holder.Unresolved(cut(written, Holder.LONGEST_TEXT));
        }

        private Resolution resolution(String written) {
            return known.computeIfAbsent(written, name -> {
                Resolution anywhere = register.resolve(name, day, null);
                return anywhere instanceof Resolution.Several ? nearTheParties(name, anywhere) : anywhere;
            });
        }

        /** "Sở Khoa học và Công nghệ" alone means the one of the province that signs, where only one of them does. */
        private Resolution nearTheParties(String written, Resolution anywhere) {
            List<Resolution.One> near = view.programme().facts().parties().stream()
                    .map(party -> register.resolve(written, day, party))
                    .flatMap(found -> found instanceof Resolution.One one ? Stream.of(one) : Stream.empty())
                    .distinct()
                    .toList();
            return near.size() == 1 ? near.getFirst() : anywhere;
        }

        private List<PartyId> meant(String written) {
            return switch (resolution(written)) {
                case Resolution.One(PartyId party, Resolution.How _) -> List.of(party);
                case Resolution.Several(List<PartyId> several) -> several;
                case Resolution.None _ -> List.<PartyId>of();
            };
        }

        private static List<String> names(Proposal proposal) {
            List<String> written = new ArrayList<>(proposal.body().leads());
            written.addAll(proposal.body().coordinators());
            return written;
        }

        /** Whether it may become a commitment as it is: one lead, and the register knows it. */
        boolean ready(Proposal proposal) {
            return proposal.state() == Proposal.State.PROPOSED
                    && proposal.body().leads().size() == 1
                    && resolution(proposal.body().leads().getFirst()) instanceof Resolution.One;
        }

        /** Everybody whom the proposal's names may mean. */
        Set<PartyId> named(Proposal proposal) {
            Set<PartyId> found = new LinkedHashSet<>();
            names(proposal).forEach(name -> found.addAll(meant(name)));
            return found;
        }

        /** What each name may mean, said beside the form: as written → names in the register, none if unknown. */
        Map<String, List<Bilingual>> candidates(Proposal proposal) {
            Map<String, List<Bilingual>> found = new LinkedHashMap<>();
            LocalDate today = VietnamTime.today(clock);
            for (String name : names(proposal)) {
                found.put(name, List.copyOf(register.labels(meant(name), today).values()));
            }
            return found;
        }

        /** One more than the highest plain number of the programme. */
        int nextNumber() {
            return programmes
                            .allCommitments(
                                    actor, CommitmentFilter.of(view.programme().id()), ListQuery.all())
                            .stream()
                            .map(row -> row.number())
                            .filter(number -> number.matches("\\d{1,6}"))
                            .mapToInt(Integer::parseInt)
                            .max()
                            .orElse(0)
                    + 1;
        }
    }

    private static PartyId assigner(Programme programme, Holder lead) {
        return programme.facts().parties().stream()
                .filter(party -> !lead.is(party))
                .findFirst()
                .orElse(programme.facts().focalPoint());
    }

    private static String sentence(String words) {
        String one = cut(words.replaceAll("\\s+", " ").strip(), Terms.LONGEST_WORDING);
        return one.isEmpty() ? one : one.substring(0, 1).toUpperCase(Locale.ROOT) + one.substring(1);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
