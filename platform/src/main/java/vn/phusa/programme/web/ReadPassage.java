package vn.phusa.programme.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.reading.Proposal;
import vn.phusa.programme.reading.TextRead;
import vn.phusa.shell.Slice;

/**
 * A stretch of the text; the ones that a proposal rests on are shown marked.
 *
 * @param proposal whose words these are; null: nobody's
 * @param gap whether text before it has been left out
 */
public record ReadPassage(String text, @Nullable Proposal proposal, boolean gap) {
    private static final int WHOLE = 300_000;
    private static final int AROUND = 700;

    /** The whole text if it is not too long and all its proposals stand on this page; else what stands around these. */
    static List<ReadPassage> of(TextRead read, Slice<Proposal> page) {
        return of(read.text(), page.rows(), page.pages() == 1 && read.text().length() <= WHOLE);
    }

    /** The words of one proposal with some around them. */
    static List<ReadPassage> around(TextRead read, Proposal proposal) {
        return of(read.text(), List.of(proposal), false);
    }

    private static List<ReadPassage> of(String text, List<Proposal> proposals, boolean whole) {
        TreeMap<Integer, Proposal> marks = new TreeMap<>();
        for (Proposal proposal : proposals) {
            if (proposal.state() != Proposal.State.REPLACED) {
                marks.putIfAbsent(proposal.body().start(), proposal);
            }
        }
        List<ReadPassage> passages = new ArrayList<>();
        int at = 0;
        for (Proposal proposal : marks.values()) {
            int start = Math.max(at, proposal.body().start());
            int end = Math.min(text.length(), proposal.body().end());
            if (start >= end) {
                continue;
            }
            int from = whole ? at : Math.max(at, start - AROUND);
            if (from < start) {
                passages.add(new ReadPassage(text.substring(from, start), null, from > at));
            }
            passages.add(new ReadPassage(text.substring(start, end), proposal, false));
            at = end;
            if (!whole) {
                int until = Math.min(text.length(), end + AROUND);
                Integer next = marks.higherKey(proposal.body().start());
                until = next == null ? until : Math.min(until, Math.max(end, next));
                passages.add(new ReadPassage(text.substring(end, until), null, false));
                at = until;
            }
        }
        if (whole && at < text.length()) {
            passages.add(new ReadPassage(text.substring(at), null, false));
        }
        return passages;
    }
}
