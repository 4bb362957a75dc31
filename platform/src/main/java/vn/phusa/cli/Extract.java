package vn.phusa.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
        String source = file.map(Path::toString).orElse("-");
        boolean missing = file.isPresent() && !source.equals("-") && !Files.isRegularFile(file.get());
        if (lines || missing) {
            return print(lines ? new String[] {"--jsonl", source} : new String[] {source}, System.in);
        }
        boolean piped = source.equals("-");
        if (!piped && hasLayout(file.get())) {
            return readDocument(file.get());
        }
        byte[] given = piped ? System.in.readNBytes(LONGEST_TEXT + 1) : firstBytes(file.get());
        if (given.length > LONGEST_TEXT) {
            terminal.say("cli.extract-too-long", LONGEST_TEXT >> 20);
            return false;
        }
        // Places count from the file's own first letter; a text in another encoding is read as the platform reads it.
        return piped || isUtf8(given)
                ? print(new String[] {"-"}, new ByteArrayInputStream(given))
                : readDocument(file.get());
    }

    private boolean print(String[] arguments, InputStream in) {
        try {
            return ExtractCommand.run(arguments, in, terminal.data(), terminal.messages()) == 0;
        } catch (OutOfMemoryError tooLong) {
            // Nothing else runs here, and what was being read is let go: only the sentence about it remains to be said.
            terminal.say("cli.extract-too-long", LONGEST_TEXT >> 20);
            return false;
        }
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST_TEXT + 1);
        }
    }

    private static boolean isUtf8(byte[] text) {
        for (byte each : text) {
            if (each == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException another) {
            return false;
        }
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
