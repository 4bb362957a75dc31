package vn.phusa.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.document.DocumentText;
import vn.phusa.document.Documents;
import vn.phusa.vietnamese.reading.CommitmentReader;
import vn.phusa.vietnamese.reading.ExtractCommand;
import vn.phusa.vietnamese.reading.ReadingJson;

/** Prints the commitments of a text as JSON; PDF and Word files are read as the platform reads them. */
final class Extract {

    private static final List<String> FILES_WITH_LAYOUT = List.of(".pdf", ".docx");

    /** Bytes of a text: some thousand pages, and what is proposed from them still fits into the memory. */
    private static final int LONGEST_TEXT = 4 << 20;

    private final Terminal terminal;

    Extract(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Prints one JSON object, or one for each line.
     *
     * @param lines true for a JSON object a line in and out
     * @param file empty or "-": standard input
     * @return true when everything could be read
     */
    boolean run(boolean lines, Optional<Path> file) throws IOException {
        if (!lines && file.filter(Extract::hasLayout).isPresent()) {
            return readDocument(file.get());
        }
        String source = file.map(Path::toString).orElse("-");
        InputStream in = System.in;
        if (!lines) {
            // Files are measured before they are read; what comes through a pipe, while it comes.
            boolean piped = source.equals("-");
            byte[] given = piped ? in.readNBytes(LONGEST_TEXT + 1) : new byte[0];
            if (given.length > LONGEST_TEXT || !piped && sizeOf(Path.of(source)) > LONGEST_TEXT) {
                terminal.say("cli.extract-too-long", LONGEST_TEXT >> 20);
                return false;
            }
            in = new ByteArrayInputStream(given);
        }
        String[] arguments = lines ? new String[] {"--jsonl", source} : new String[] {source};
        try {
            return ExtractCommand.run(arguments, in, terminal.data(), terminal.messages()) == 0;
        } catch (OutOfMemoryError tooLong) {
            // Nothing else runs here, and what was being read is let go: only the sentence about it remains to be said.
            terminal.say("cli.extract-too-long", LONGEST_TEXT >> 20);
            return false;
        }
    }

    /** Zero for what is not there: reading it will say so. */
    private static long sizeOf(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    private boolean readDocument(Path file) throws IOException {
        return switch (Documents.read(file)) {
            case Outcome.Accepted<DocumentText>(DocumentText read) -> {
                terminal.data().println(ReadingJson.of(CommitmentReader.read(read.text())));
                yield true;
            }
            case Outcome.Rejected<DocumentText>(List<Problem> problems) -> {
                for (Problem problem : problems) {
                    terminal.say(problem.messageKey(), problem.arguments().toArray());
                }
                yield false;
            }
        };
    }

    private static boolean hasLayout(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return FILES_WITH_LAYOUT.stream().anyMatch(name::endsWith);
    }
}
