package vn.phusa.programme.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.CommitmentId;
import vn.phusa.vietnamese.reading.ProposedCommitment;

/**
 * One proposal and what became of it.
 *
 * @param ordinal its number in the reading, from 1
 * @param commitment what it became; null: nothing yet
 */
public record Proposal(
        int ordinal,
        ProposedCommitment body,
        State state,
        @Nullable CommitmentId commitment) {
    private static final Pattern PART_END = Pattern.compile("[;,]\\s|\\s(?=(?:và|đồng thời)\\s)");
    private static final int SHORTEST_PART = 8;
    private static final int MOST_CUTS = 40;
    private static final int NEIGHBOURS = 3;
    private static final int LONGEST_HEADING = 600;

    /** What the officer made of it. */
    public enum State {
        PROPOSED,
        ACCEPTED,
        REJECTED,
        /** Split or merged; others stand for it. */
        REPLACED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** One proposal for each lead, where the text names several. */
    static List<ProposedCommitment> splitByLead(ProposedCommitment body) {
        return body.leads().stream()
                .map(lead -> with(
                        body,
                        List.of(lead),
                        body.coordinators().stream()
                                .filter(other -> !other.equals(lead))
                                .toList(),
                        body.action(),
                        body.object(),
                        body.quote(),
                        body.start(),
                        body.end()))
                .toList();
    }

    /** Where the quote could be cut in two: after a comma or semicolon, or before "và"; the first places in the quote. */
    public List<Integer> cuts() {
        List<Integer> places = new ArrayList<>();
        Matcher matcher = PART_END.matcher(body.quote());
        while (places.size() < MOST_CUTS && matcher.find()) {
            int place = matcher.end();
            if (place >= SHORTEST_PART && body.quote().length() - place >= SHORTEST_PART) {
                places.add(place);
            }
        }
        return places;
    }

    /** The nearest of these that wait for a decision, some on either side: what a page offers to merge this one with. */
    public List<Proposal> openBeside(List<Proposal> inOrder) {
        int at = inOrder.indexOf(this);
        List<Proposal> before = open(inOrder.subList(0, Math.max(0, at)));
        List<Proposal> behind = open(inOrder.subList(at + 1, inOrder.size()));
        return Stream.concat(
                        before.subList(Math.max(0, before.size() - NEIGHBOURS), before.size()).stream(),
                        behind.stream().limit(NEIGHBOURS))
                .toList();
    }

    private static List<Proposal> open(List<Proposal> all) {
        return all.stream()
                .filter(proposal -> proposal.state() == State.PROPOSED)
                .toList();
    }

    /** Two proposals, for the words before and from the place on; both keep leads, coordinators and deadline. */
    static List<ProposedCommitment> splitAt(ProposedCommitment body, int place) {
        String first = body.quote().substring(0, place);
        String second = body.quote().substring(place);
        return List.of(
                with(
                        body,
                        body.leads(),
                        body.coordinators(),
                        body.action(),
                        body.object(),
                        first,
                        body.start(),
                        body.start() + place),
                with(
                        body,
                        body.leads(),
                        body.coordinators(),
                        second.strip(),
                        null,
                        second,
                        body.start() + place,
                        body.end()));
    }

    /** One proposal for both; a deadline is kept only where both have the same. */
    static ProposedCommitment merged(ProposedCommitment one, ProposedCommitment other, String text) {
        int start = Math.min(one.start(), other.start());
        int end = Math.max(one.end(), other.end());
        boolean sameDue = Objects.equals(one.due(), other.due());
        Set<String> leads = new LinkedHashSet<>(one.leads());
        leads.addAll(other.leads());
        Set<String> coordinators = new LinkedHashSet<>(one.coordinators());
        coordinators.addAll(other.coordinators());
        coordinators.removeAll(leads);
        Set<String> beneficiaries = new LinkedHashSet<>(one.beneficiaries());
        beneficiaries.addAll(other.beneficiaries());
        LocalDate due = sameDue ? one.due() : null;
        return new ProposedCommitment(
                one.kind(),
                List.copyOf(leads),
                List.copyOf(coordinators),
                List.copyOf(beneficiaries),
                task(one) + "; " + task(other),
                null,
                due,
                one.recurrence() == other.recurrence() ? one.recurrence() : null,
                sameDue ? one.duePhrase() : joined(one.duePhrase(), other.duePhrase()),
                Stream.concat(one.money().stream(), other.money().stream()).toList(),
                text.substring(start, end),
                start,
                end,
                one.because() + " + " + other.because());
    }

    /** What is to be done, in the words of the text: the action and its object. */
    public static String task(ProposedCommitment body) {
        return body.object() == null ? body.action() : body.action() + " " + body.object();
    }

    /** The same, as long as a heading may be; the whole stands in the text beside it. */
    public String heading() {
        String task = task(body);
        return task.length() <= LONGEST_HEADING ? task : task.substring(0, LONGEST_HEADING - 1) + "…";
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + "; " + other;
    }

    private static ProposedCommitment with(
            ProposedCommitment body,
            List<String> leads,
            List<String> coordinators,
            String action,
            @Nullable String object,
            String quote,
            int start,
            int end) {
        return new ProposedCommitment(
                body.kind(),
                leads,
                coordinators,
                body.beneficiaries(),
                action,
                object,
                body.due(),
                body.recurrence(),
                body.duePhrase(),
                body.money(),
                quote,
                start,
                end,
                body.because());
    }
}
