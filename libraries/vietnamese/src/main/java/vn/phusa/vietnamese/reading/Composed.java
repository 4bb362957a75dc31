package vn.phusa.vietnamese.reading;

import java.util.Arrays;
import java.util.List;
import vn.phusa.vietnamese.VietnameseText;

/**
 * A text in precomposed letters (NFC) with the way back to the text as given, so that the rules need to know one spelling
 * only.
 *
 * @param text the text in NFC
 * @param places for each character, and for the end, its index in the text as given
 */
record Composed(String text, int[] places) {

    private static final int[] SAME = {};

    /** Composes letter by letter, in one pass. */
    static Composed of(String given) {
        String whole = VietnameseText.normalise(given);
        if (whole.equals(given)) {
            return new Composed(given, SAME);
        }
        StringBuilder text = new StringBuilder(given.length());
        int[] places = new int[given.length() * 2 + 2];
        int i = 0;
        while (i < given.length()) {
            int next = i + 1;
            while (next < given.length() && isMark(given.charAt(next))) {
                next++;
            }
            String letter = VietnameseText.normalise(given.substring(i, next));
            for (int k = 0; k < letter.length() && text.length() < places.length - 1; k++) {
                places[text.length()] = i;
                text.append(letter.charAt(k));
            }
            i = next;
        }
        places[text.length()] = given.length();
        return new Composed(text.toString(), Arrays.copyOf(places, text.length() + 1));
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** The reading with its places and quotes in the text as given. */
    Reading backIn(String given, Reading reading) {
        if (places.length == 0) {
            return reading;
        }
        Programme programme = reading.programme();
        List<Programme.Baseline> baselines = programme.baselines().stream()
                .map(b -> new Programme.Baseline(
                        b.what(),
                        b.value(),
                        b.qualifier(),
                        given.substring(places[b.start()], places[b.end()]),
                        places[b.start()],
                        places[b.end()]))
                .toList();
        return new Reading(
                new Programme(
                        programme.title(),
                        programme.parties(),
                        programme.signedOn(),
                        programme.firstYear(),
                        programme.lastYear(),
                        programme.signers(),
                        baselines,
                        programme.legalBasis()),
                reading.commitments().stream().map(c -> backIn(given, c)).toList());
    }

    private ProposedCommitment backIn(String given, ProposedCommitment c) {
        int start = places[c.start()];
        int end = places[c.end()];
        return new ProposedCommitment(
                c.kind(),
                c.leads(),
                c.coordinators(),
                c.beneficiaries(),
                c.action(),
                c.object(),
                c.due(),
                c.recurrence(),
                c.duePhrase(),
                c.money(),
                given.substring(start, end),
                start,
                end,
                c.because());
    }
}
