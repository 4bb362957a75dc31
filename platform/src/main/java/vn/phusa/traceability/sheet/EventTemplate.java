package vn.phusa.traceability.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.phusa.document.FormWorkbook;
import vn.phusa.document.FormWorkbook.Typed;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.UnitWords;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.chain.FieldAction;
import vn.phusa.traceability.field.FieldEntry;

/** The table to fill in for a chain: a workbook with a sheet for each step, or one CSV whose rows name their step. */
public final class EventTemplate {
    private static final int PREPARED_ROWS = 500;

    private final ChainTemplate chain;
    private final Wording words;

    public EventTemplate(ChainTemplate chain, Wording words) {
        this.chain = chain;
        this.words = words;
    }

    /** Name of the file, without its ending. */
    public String name() {
        return "mau-ghi-viec-" + chain.code();
    }

    public void xlsx(OutputStream out) throws IOException {
        FormWorkbook.write(chain.steps().stream().map(this::form).toList(), List.of(guide()), true, out);
    }

    /** Spreadsheet programs in Vietnamese part columns by semicolons; the mark tells them that this is UTF-8. */
    public void csv(OutputStream out) throws IOException {
        List<String> columns = EventColumn.of(chain);
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(column -> heading(chain, column, words)).toList());
        lines.add(columns.stream().map(this::explanation).toList());
        for (ChainTemplate.Step step : chain.steps()) {
            List<String> own = EventColumn.of(step);
            lines.add(columns.stream()
                    .map(column -> column.equals(EventColumn.STEP.key())
                            ? step.name().in(words.locale())
                            : own.contains(column) ? example(step, column, 1) : "")
                    .toList());
        }
        StringBuilder csv = new StringBuilder("\uFEFF");
        for (List<String> line : lines) {
            csv.append(String.join(";", line.stream().map(EventTemplate::quoted).toList()))
                    .append("\r\n");
        }
        out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return text.matches("[^;\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** What stands above a column. */
    public static String heading(ChainTemplate chain, String column, Wording words) {
        return element(chain, column)
                .map(element -> element.name().in(words.locale()))
                .orElseGet(() -> words.say("traceability.import.column." + column));
    }

    private static Optional<FieldAction.Element> element(ChainTemplate chain, String column) {
        return chain.steps().stream()
                .flatMap(step -> step.action().elements().stream())
                .filter(element -> column.equals(EventColumn.ELEMENT + element.code()))
                .findFirst();
    }

    private FormWorkbook.Form form(ChainTemplate.Step step) {
        List<String> keys = EventColumn.of(step);
        return new FormWorkbook.Form(
                step.name().in(words.locale()),
                keys.stream().map(key -> column(step, key)).toList(),
                List.of(
                        keys.stream().map(this::explanation).toList(),
                        keys.stream().map(key -> example(step, key, 1)).toList(),
                        keys.stream().map(key -> example(step, key, 2)).toList()),
                3,
                PREPARED_ROWS);
    }

    private FormWorkbook.Column column(ChainTemplate.Step step, String key) {
        Typed typed = switch (key) {
            case "date" -> Typed.DAY;
            case "time", "code", "lot", "out-code", "out-lot", "container", "paper", "record" -> Typed.TEXT;
            default ->
                element(chain, key)
                        .map(element -> switch (element.type()) {
                            case DATE -> Typed.DAY;
                            case TEXT -> Typed.TEXT;
                            case CELSIUS -> Typed.ANYTHING;
                        })
                        .orElse(Typed.ANYTHING);
        };
        List<String> choices = key.equals("unit") || key.equals("out-unit")
                ? FieldEntry.UNITS.stream()
                        .map(code -> UnitWords.of(words, code))
                        .toList()
                : List.of();
        int width = switch (key) {
            case "mark", "record", "time" -> 11;
            case "date", "unit", "out-unit", "quantity", "out-quantity" -> 15;
            default -> 24;
        };
        String heading = step.action().elements().stream()
                .filter(element -> key.equals(EventColumn.ELEMENT + element.code()))
                .findFirst()
                .map(element -> element.name().in(words.locale()))
                .orElseGet(() -> heading(chain, key, words));
        return new FormWorkbook.Column(heading, "", required(step, key), width, typed, choices, false, false);
    }

    /** Whether the step is refused without it. */
    static boolean required(ChainTemplate.Step step, String key) {
        boolean container = step.action().shape() == FieldAction.Shape.CONTAINER;
        return switch (key) {
            case "date" -> true;
            case "code", "lot" -> !container || !step.action().removes();
            case "container" -> container;
            case "out-code", "out-lot" -> step.action().shape() == FieldAction.Shape.FROM_TO;
            case "quantity", "out-quantity" -> true;
            default ->
                step.needs().contains(key)
                        || step.action().elements().stream()
                                .anyMatch(element -> key.equals(EventColumn.ELEMENT + element.code())
                                        && (element.required() || step.needs().contains(element.code())));
        };
    }

    private String explanation(String key) {
        if (key.equals(EventColumn.MARK.key())) {
            return words.say("traceability.import.explains");
        }
        return element(chain, key)
                .map(element -> switch (element.type()) {
                            case DATE -> words.say("traceability.import.hint.date");
                            case CELSIUS -> words.say("traceability.import.hint.celsius");
                            case TEXT -> "";
                        }
                        + (element.fsma() == null ? "" : " FSMA 204: " + element.fsma()))
                .map(String::strip)
                .orElseGet(() -> words.say("traceability.import.hint." + key));
    }

    /** @param line the second one belongs to the same record, and says only what differs */
    private String example(ChainTemplate.Step step, String key, int line) {
        if (key.equals(EventColumn.MARK.key())) {
            return words.say("traceability.import.example-row");
        }
        // Two steps may be the same action: an hour later it is another entry.
        if (key.equals(EventColumn.TIME.key()) && line == 1) {
            return (7 + chain.steps().indexOf(step)) + ":30";
        }
        boolean differs = List.of("record", "code", "lot", "quantity", "unit", "container")
                .contains(key);
        boolean out = key.startsWith("out-");
        if (line == 2 && !differs || out && line == 2) {
            return "";
        }
        if (step.action().removes()
                && step.action().shape() == FieldAction.Shape.CONTAINER
                && List.of("code", "lot", "quantity", "unit").contains(key)) {
            return "";
        }
        return element(chain, key)
                .map(element -> switch (element.type()) {
                    case DATE -> "01/06/2026";
                    case CELSIUS -> "4";
                    case TEXT -> "…";
                })
                .orElseGet(() ->
                        words.say("traceability.import.example." + key + (line == 2 && key.equals("lot") ? "-2" : "")));
    }

    private FormWorkbook.Guide guide() {
        List<List<String>> rows = new ArrayList<>();
        for (ChainTemplate.Step step : chain.steps()) {
            rows.add(List.of(
                    step.name().in(words.locale())
                            + (step.optional() ? " (" + words.say("traceability.chain.optional") + ")" : ""),
                    step.action().hint().in(words.locale()),
                    String.join(
                            ", ",
                            EventColumn.of(step).stream()
                                    .filter(key -> required(step, key))
                                    .map(key -> heading(chain, key, words))
                                    .toList())));
        }
        for (String line : List.of("rows", "record", "unit", "again", "undo")) {
            rows.add(List.of(
                    words.say("traceability.import.guide." + line),
                    words.say("traceability.import.guide." + line + ".text"),
                    ""));
        }
        return new FormWorkbook.Guide(
                words.say("traceability.import.guide"),
                words.say(
                        "traceability.import.guide.title",
                        chain.name().in(words.locale()),
                        chain.source().in(words.locale())),
                List.of(
                        words.say("traceability.import.guide.sheet"),
                        words.say("traceability.import.guide.what"),
                        words.say("traceability.import.guide.needed")),
                rows,
                List.of(28, 70, 60));
    }
}
