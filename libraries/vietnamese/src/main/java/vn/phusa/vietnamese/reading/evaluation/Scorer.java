package vn.phusa.vietnamese.reading.evaluation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.phusa.vietnamese.reading.evaluation.LabelledItem.Labelled;
import vn.phusa.vietnamese.reading.evaluation.Scores.Tally;

/**
 * Scores proposals against labels. A proposal matches a label when their quotes overlap by at least half of the longer one;
 * matching is one-to-one within an item and makes most pairs first, then the greatest overlap. Unmatched commitments count
 * against every field.
 */
public final class Scorer {

    private static final double THRESHOLD = 0.5;
    /** Makes one more pair worth more than any overlap. */
    private static final double PAIR = 1000;
    /** Lets an equal lead decide between equal overlaps. */
    private static final double EQUAL_LEAD = 0.01;

    private static final double EPSILON = 1e-9;

    private Scorer() {}

    /** The scores of one item. */
    public static Scores score(LabelledItem item, List<Labelled> proposals) {
        List<Labelled> labels = item.commitments();
        int[] mates = pairs(item.text(), labels, proposals);
        int matched = 0;
        int exact = 0;
        int leads = 0;
        int coordinators = 0;
        int dues = 0;
        for (int i = 0; i < labels.size(); i++) {
            if (mates[i] < 0) {
                continue;
            }
            Labelled label = labels.get(i);
            Labelled proposal = proposals.get(mates[i]);
            matched++;
            exact += names(label.lead()).equals(names(proposal.lead())) ? 1 : 0;
            leads += common(label.lead(), proposal.lead());
            coordinators += common(label.coordinators(), proposal.coordinators());
            dues += label.due() != null && label.due().equals(proposal.due()) ? 1 : 0;
        }
        boolean empty = labels.isEmpty();
        return new Scores(
                new Tally(matched, proposals.size(), labels.size()),
                new Tally(leads, sum(proposals, true), sum(labels, true)),
                new Tally(coordinators, sum(proposals, false), sum(labels, false)),
                new Tally(dues, dated(proposals), dated(labels)),
                exact,
                empty ? 1 : 0,
                empty && proposals.isEmpty() ? 1 : 0);
    }

    private static int sum(List<Labelled> commitments, boolean lead) {
        return commitments.stream()
                .mapToInt(c -> names(lead ? c.lead() : c.coordinators()).size())
                .sum();
    }

    private static int dated(List<Labelled> commitments) {
        return (int) commitments.stream().filter(c -> c.due() != null).count();
    }

    private static int common(List<String> labels, List<String> proposals) {
        Set<String> both = names(labels);
        both.retainAll(names(proposals));
        return both.size();
    }

    private static Set<String> names(List<String> written) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : written) {
            String plain = strip(squeeze(name.replace("*", ""))).toLowerCase(Locale.ROOT);
            if (!plain.isEmpty()) {
                names.add(plain);
            }
        }
        return names;
    }

    private static String strip(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && " .,;:".indexOf(name.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " .,;:".indexOf(name.charAt(to - 1)) >= 0) {
            to--;
        }
        return name.substring(from, to);
    }

    /** NFC with every run of white space made one space. */
    static String squeeze(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder squeezed = new StringBuilder(normal.length());
        boolean space = false;
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085') {
                space = true;
            } else {
                if (space && !squeezed.isEmpty()) {
                    squeezed.append(' ');
                }
                space = false;
                squeezed.append(c);
            }
        }
        return squeezed.toString();
    }

    private record Span(int start, int end) {}

    private static List<Span> spans(String text, String quote) {
        List<Span> found = new ArrayList<>();
        String wanted = squeeze(quote);
        if (wanted.isEmpty()) {
            return found;
        }
        for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
            found.add(new Span(i, i + wanted.length()));
        }
        return found;
    }

    private static double overlap(List<Span> ones, List<Span> others) {
        double best = 0;
        for (Span one : ones) {
            for (Span other : others) {
                int shared = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
                int longer = Math.max(one.end() - one.start(), other.end() - other.start());
                best = Math.max(best, shared > 0 ? (double) shared / longer : 0);
            }
        }
        return best;
    }

    /** For each label the index of its proposal, or -1: the heaviest matching with the most pairs. */
    private static int[] pairs(String text, List<Labelled> labels, List<Labelled> proposals) {
        String squeezed = squeeze(text);
        double[][] weight = new double[labels.size()][proposals.size()];
        List<List<Span>> proposed =
                proposals.stream().map(p -> spans(squeezed, p.quote())).toList();
        for (int i = 0; i < labels.size(); i++) {
            List<Span> there = spans(squeezed, labels.get(i).quote());
            for (int j = 0; j < proposals.size(); j++) {
                double overlap = overlap(there, proposed.get(j));
                boolean sameLead = names(labels.get(i).lead())
                        .equals(names(proposals.get(j).lead()));
                weight[i][j] = overlap >= THRESHOLD ? PAIR + overlap + (sameLead ? EQUAL_LEAD : 0) : 0;
            }
        }
        return matching(weight, labels.size(), proposals.size());
    }

    /** Augments along the heaviest path until no free proposal can be reached. */
    private static int[] matching(double[][] weight, int labels, int proposals) {
        int[] mateOfLabel = filled(labels);
        int[] mateOfProposal = filled(proposals);
        while (true) {
            double[] labelReach = new double[labels];
            double[] proposalReach = new double[proposals];
            int[] cameFrom = filled(proposals);
            for (int i = 0; i < labels; i++) {
                labelReach[i] = mateOfLabel[i] < 0 ? 0 : Double.NEGATIVE_INFINITY;
            }
            Arrays.fill(proposalReach, Double.NEGATIVE_INFINITY);
            relax(weight, mateOfLabel, mateOfProposal, labelReach, proposalReach, cameFrom);
            int end = -1;
            for (int j = 0; j < proposals; j++) {
                boolean free = mateOfProposal[j] < 0 && proposalReach[j] > 0;
                if (free && (end < 0 || proposalReach[j] > proposalReach[end])) {
                    end = j;
                }
            }
            if (end < 0) {
                return mateOfLabel;
            }
            for (int j = end; j >= 0; ) {
                int label = cameFrom[j];
                int next = mateOfLabel[label];
                mateOfLabel[label] = j;
                mateOfProposal[j] = label;
                j = next;
            }
        }
    }

    private static void relax(
            double[][] weight,
            int[] mateOfLabel,
            int[] mateOfProposal,
            double[] labelReach,
            double[] proposalReach,
            int[] cameFrom) {
        boolean changed = true;
        for (int round = 0; changed && round <= labelReach.length + proposalReach.length; round++) {
            changed = false;
            for (int i = 0; i < labelReach.length; i++) {
                for (int j = 0; j < proposalReach.length; j++) {
                    double reach = labelReach[i] + weight[i][j];
                    if (weight[i][j] == 0 || mateOfLabel[i] == j || !(reach > proposalReach[j] + EPSILON)) {
                        continue;
                    }
                    proposalReach[j] = reach;
                    cameFrom[j] = i;
                    changed = true;
                    int mate = mateOfProposal[j];
                    if (mate >= 0 && reach - weight[mate][j] > labelReach[mate] + EPSILON) {
                        labelReach[mate] = reach - weight[mate][j];
                    }
                }
            }
        }
    }

    private static int[] filled(int size) {
        int[] values = new int[size];
        Arrays.fill(values, -1);
        return values;
    }
}
