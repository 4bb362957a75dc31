package vn.phusa.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import vn.phusa.shell.Wording;

/** Where the command line speaks: data on one stream, words and progress on the other. */
final class Terminal {

    private static final int WIDTH = 30;

    private final PrintStream data;
    private final PrintStream words;
    private final Wording wording;
    private final boolean interactive;

    /** @param interactive true when somebody watches, so that a line may be drawn over */
    Terminal(PrintStream data, PrintStream words, Wording wording, boolean interactive) {
        this.data = data;
        this.words = words;
        this.wording = wording;
        this.interactive = interactive;
    }

    /** The language of the environment: Vietnamese unless it asks for English. */
    static Locale languageOf(Map<String, String> environment) {
        for (String name : new String[] {"PHUSA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value.startsWith("en") ? Wording.ENGLISH : Wording.VIETNAMESE;
            }
        }
        return Wording.VIETNAMESE;
    }

    PrintStream data() {
        return data;
    }

    PrintStream messages() {
        return words;
    }

    Locale locale() {
        return wording.locale();
    }

    String words(String key, Object... arguments) {
        return wording.say(key, arguments);
    }

    void say(String key, Object... arguments) {
        words.println(wording.say(key, arguments));
    }

    /** Shows how far a long piece of work is; close it when the work ends. */
    Progress progress(String key, long total) {
        return new Progress(wording.say(key), Math.max(1, total));
    }

    /** A bar that is drawn over itself on a terminal, and a line for each tenth elsewhere. */
    final class Progress implements AutoCloseable {
        private final String title;
        private final long total;
        private long done;
        private long lastShown = -1;

        private Progress(String title, long total) {
            this.title = title;
            this.total = total;
            advance(0);
        }

        void advance(long by) {
            done += by;
            long percent = Math.min(100, done * 100 / total);
            if (percent == lastShown || !interactive && percent < lastShown + 10) {
                return;
            }
            lastShown = percent;
            if (interactive) {
                int filled = (int) (percent * WIDTH / 100);
                words.print(
                        "\r" + title + " [" + "█".repeat(filled) + "·".repeat(WIDTH - filled) + "] " + percent + " % ");
                words.flush();
            } else {
                words.println(title + " " + percent + " %");
            }
        }

        /** The work is done, even where it was less than foreseen. */
        void complete() {
            advance(total - done);
        }

        @Override
        public void close() {
            if (interactive) {
                words.println();
            }
        }
    }
}
