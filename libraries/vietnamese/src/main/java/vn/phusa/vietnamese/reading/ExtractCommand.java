package vn.phusa.vietnamese.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints what was read from a text as JSON.
 *
 * <pre>
 * ExtractCommand FILE            one text in UTF-8; "-" reads standard input
 * ExtractCommand --jsonl [FILE]  a line {"id","kind","text"} in, a line {"id","commitments"} out
 * </pre>
 */
public final class ExtractCommand {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private ExtractCommand() {}

    /** Runs the command and ends the program with its status. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream messages = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = run(arguments, System.in, out, messages);
        out.flush();
        System.exit(status);
    }

    /**
     * Runs the command on the given streams.
     *
     * @return 0 done, 1 the input could not be read, 2 wrong arguments
     */
    public static int run(String[] arguments, InputStream in, PrintStream out, PrintStream messages) {
        boolean lines = arguments.length > 0 && arguments[0].equals("--jsonl");
        String source = arguments.length > (lines ? 1 : 0) ? arguments[lines ? 1 : 0] : lines ? "-" : "";
        if (source.isEmpty() || arguments.length > (lines ? 2 : 1)) {
            messages.println("Cách dùng / usage: extract FILE | extract --jsonl [FILE]");
            return WRONG_USE;
        }
        try (InputStream input = source.equals("-") ? in : Files.newInputStream(Path.of(source))) {
            if (lines) {
                return eachLine(input, out, messages);
            }
            out.println(
                    ReadingJson.of(CommitmentReader.read(new String(input.readAllBytes(), StandardCharsets.UTF_8))));
            return 0;
        } catch (IOException failure) {
            messages.println("Không đọc được tệp / cannot read the file: " + source);
            return FAILED;
        }
    }

    private static int eachLine(InputStream input, PrintStream out, PrintStream messages) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode item = MAPPER.readTree(line);
                String text = item.path("text").asString("");
                out.println(ReadingJson.line(
                        item.path("id").asString(""),
                        CommitmentReader.read(text).commitments()));
            } catch (JacksonException malformed) {
                messages.println("Dòng " + number + " không phải JSON / line " + number + " is not JSON");
                return FAILED;
            }
        }
        return 0;
    }
}
