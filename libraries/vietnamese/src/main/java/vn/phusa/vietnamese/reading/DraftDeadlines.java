package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.AND;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.phusa.vietnamese.Deadline;
import vn.phusa.vietnamese.Recurrence;
import vn.phusa.vietnamese.Token;

/** The deadlines of a commitment; one with several days for several things becomes several commitments. */
final class DraftDeadlines {

    private final Clause clause;
    private final List<Token> tokens;
    private final String text;

    DraftDeadlines(Clause clause) {
        this.clause = clause;
        this.tokens = clause.tokens();
        this.text = clause.text();
    }

    /** Cuts a clause where a second deadline has its own verb: "hoàn thành trước ngày A và gửi … trước ngày B". */
    List<Draft> atDeadlines(Draft draft) {
        List<Deadline> deadlines = deadlines(draft);
        Draft dated = draft.with(draft.end(), deadlines);
        int cut = -1;
        for (int d = 1; d < deadlines.size() && cut < 0; d++) {
            Deadline earlier = deadlines.get(d - 1);
            Deadline later = deadlines.get(d);
            if (differ(earlier, later)) {
                cut = cutBetween(draft, earlier, later);
            }
        }
        if (cut < 0) {
            return List.of(dated);
        }
        int behind = cut;
        List<Draft> drafts = new ArrayList<>();
        drafts.add(draft.with(
                behind,
                deadlines.stream()
                        .filter(deadline -> deadline.end() <= tokens.get(behind).start())
                        .toList()));
        int verb = clause.skipOpeners(cut, draft.end());
        Draft second = new Draft(List.of(), List.of(), verb, verb, verb, verb, draft.end(), draft.because(), List.of());
        drafts.addAll(atDeadlines(second));
        return drafts;
    }

    private static boolean differ(Deadline one, Deadline other) {
        boolean bothFixed = one.due() != null && other.due() != null;
        boolean cycles = isCycle(one) && isCycle(other);
        return bothFixed && !Objects.equals(one.due(), other.due())
                || cycles && one.recurrence() != other.recurrence()
                || one.due() != null && isCycle(other)
                || isCycle(one) && other.due() != null
                || isCycle(one) && isTerm(other)
                || isTerm(one) && isCycle(other)
                || isTerm(one) && other.due() != null
                || isTerm(other) && one.due() != null;
    }

    static boolean isCycle(Deadline deadline) {
        return deadline.due() == null && deadline.recurrence() != null && deadline.recurrence() != Recurrence.REGULAR;
    }

    static boolean isTerm(Deadline deadline) {
        return deadline.due() == null && deadline.recurrence() == null;
    }

    private int cutBetween(Draft draft, Deadline earlier, Deadline later) {
        boolean acted = false;
        if (isJoined(earlier, later)) {
            return -1;
        }
        for (int i = draft.predicate(); i < draft.end(); i++) {
            Token token = tokens.get(i);
            acted |= clause.isVerb(i, draft.end());
            if (token.start() < earlier.end()) {
                continue;
            }
            if (token.start() > later.start()) {
                return -1;
            }
            boolean joins = token.text().equals(",") || token.key().equals(AND);
            int next = joins ? clause.skipOpeners(i, draft.end()) : i;
            if (joins
                    && acted
                    && next < draft.end()
                    && (clause.isAction(next, draft.end())
                            || tokens.get(next).start() == later.start() && actsBehind(later, draft.end())
                            || Lexicon.DONE.isAt(tokens, next, draft.end())
                                    && next + 1 < draft.end()
                                    && tokens.get(next + 1).start() == later.start())) {
                return i;
            }
            if (!joins) {
                continue;
            }
        }
        return -1;
    }

    /** "định kỳ 6 tháng và hằng năm": two cycles of one duty. */
    private boolean isJoined(Deadline earlier, Deadline later) {
        String between = text.substring(earlier.end(), Math.max(earlier.end(), later.start()))
                .strip();
        boolean opens = endsWithComma(earlier.start());
        return opens && isCycle(earlier) && isCycle(later) && between.equals("và");
    }

    private boolean endsWithComma(int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return before >= 0 && text.charAt(before) == ',';
    }

    /** ", trước ngày B gửi …": whether a deadline that opens a clause has a verb behind it. */
    private boolean actsBehind(Deadline deadline, int end) {
        for (int i = 0; i < end; i++) {
            if (tokens.get(i).start() >= deadline.end()) {
                return clause.isAction(clause.skipOpeners(i, end), end);
            }
        }
        return false;
    }

    /** The deadlines of a clause: all behind its subject, and those that open the circumstances before it. */
    List<Deadline> deadlines(Draft draft) {
        List<Deadline> found = new ArrayList<>();
        int from = draft.start();
        for (int i = draft.start(); i < draft.subject(); i++) {
            boolean last = i + 1 == draft.subject();
            if (tokens.get(i).text().equals(",") || last) {
                if (Lexicon.TIME_OPENERS.isAt(tokens, from, draft.subject())) {
                    found.addAll(clause.shifted(from, tokens.get(i).text().equals(",") ? i : i + 1));
                }
                from = i + 1;
            }
        }
        found.addAll(clause.shifted(draft.subject(), draft.end()));
        return found;
    }
}
