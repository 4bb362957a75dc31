package vn.phusa.cli;

import java.io.IOException;
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
        String[] arguments = lines ? new String[] {"--jsonl", source} : new String[] {source};
        return ExtractCommand.run(arguments, System.in, terminal.data(), terminal.messages()) == 0;
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
