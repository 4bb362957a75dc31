package vn.phusa.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a commitment, or of a programme. */
public final class Differences {
    private Differences() {}

    /**
     * A commitment that was added, dropped or written anew between two versions of its programme.
     *
     * @param before null: it was added
     * @param after null: it was dropped
     * @param changes what was written anew; empty for one added or dropped
     */
    public record OfCommitment(
            CommitmentId id,
            @Nullable Commitment before,
            @Nullable Commitment after,
            List<Change> changes) {}

    /** Every field whose value differs, in the order of the form. */
    public static List<Change> between(Terms before, Terms after) {
        List<Change> found = new ArrayList<>();
        add(found, "number", List.of(before.number()), List.of(after.number()));
        add(found, "kind", List.of(before.kind()), List.of(after.kind()));
        add(
                found,
                "wording-vi",
                List.of(before.wording().vietnamese()),
                List.of(after.wording().vietnamese()));
        add(
                found,
                "wording-en",
                List.of(before.wording().english()),
                List.of(after.wording().english()));
        add(found, "quote", quote(before), quote(after));
        add(found, "place", place(before), place(after));
        add(found, "lead", List.of(before.lead()), List.of(after.lead()));
        add(found, "coordinators", before.coordinators(), after.coordinators());
        add(found, "assigner", List.of(before.assigner()), List.of(after.assigner()));
        add(
                found,
                "due",
                Stream.ofNullable(before.dueOn()).toList(),
                Stream.ofNullable(after.dueOn()).toList());
        add(found, "due-as-written", words(before.dueAsWritten()), words(after.dueAsWritten()));
        add(found, "milestones", before.milestones(), after.milestones());
        add(found, "indicators", before.indicators(), after.indicators());
        add(found, "funding", before.funding(), after.funding());
        add(found, "open", List.of(before.open()), List.of(after.open()));
        return found;
    }

    /** What differs between two sets of commitments by id: two versions, or two moments, of a programme. */
    public static List<OfCommitment> between(
            Map<CommitmentId, Commitment> before, Map<CommitmentId, Commitment> after) {
        TreeSet<CommitmentId> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<OfCommitment> found = new ArrayList<>();
        for (CommitmentId id : all) {
            Commitment old = before.get(id);
            Commitment now = after.get(id);
            if (old == null || now == null) {
                found.add(new OfCommitment(id, old, now, List.of()));
            } else {
                List<Change> changes = new ArrayList<>(between(old.terms(), now.terms()));
                add(
                        changes,
                        "due-in-force",
                        Stream.ofNullable(old.extendedTo()).toList(),
                        Stream.ofNullable(now.extendedTo()).toList());
                add(
                        changes,
                        "stage",
                        List.of(old.life().stage()),
                        List.of(now.life().stage()));
                if (!changes.isEmpty()) {
                    found.add(new OfCommitment(id, old, now, changes));
                }
            }
        }
        return found;
    }

    private static List<String> quote(Terms terms) {
        return terms.source() == null ? List.of() : words(terms.source().quote());
    }

    private static List<String> place(Terms terms) {
        return terms.source() == null ? List.of() : words(terms.source().place());
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static void add(List<Change> found, String field, List<?> before, List<?> after) {
        if (!before.equals(after)) {
            found.add(new Change(field, List.copyOf(before), List.copyOf(after)));
        }
    }
}
