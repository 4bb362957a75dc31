package vn.phusa.epcis.cli;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Severity;

/** Prints findings, one a line, for people or as JSON objects. */
public final class FindingLines implements Told {

    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream to;
    private final boolean json;
    private final Locale language;
    private int errors;

    public FindingLines(PrintStream to, boolean json, Locale language) {
        this.to = to;
        this.json = json;
        this.language = language;
    }

    /** How many errors have been printed. */
    public int errors() {
        return errors;
    }

    @Override
    public void tell(String document, Finding finding) {
        if (finding.severity() == Severity.ERROR) {
            errors++;
        }
        to.append(json ? jsonLine(document, finding) : textLine(document, finding))
                .append('\n');
    }

    private String textLine(String document, Finding finding) {
        String place = finding.line() > 0 ? ":" + finding.line() + ":" + finding.column() : "";
        boolean english = language.getLanguage().equals("en");
        String severity = switch (finding.severity()) {
            case ERROR -> english ? "error" : "lỗi";
            case WARNING -> english ? "warning" : "cảnh báo";
        };
        return document + place + ": " + finding.path() + ": " + severity + ": " + finding.sentence(language) + " ["
                + finding.rule().id() + "]";
    }

    private String jsonLine(String document, Finding finding) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            generator.writeStartObject();
            generator.writeStringProperty("file", document);
            generator.writeStringProperty("path", finding.path());
            generator.writeStringProperty("rule", finding.rule().id());
            generator.writeStringProperty("layer", finding.rule().layer().name().toLowerCase(Locale.ROOT));
            generator.writeStringProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            if (finding.line() > 0) {
                generator.writeNumberProperty("line", finding.line());
                generator.writeNumberProperty("column", finding.column());
            }
            generator.writeStringProperty("message", finding.sentence(language));
            generator.writeStringProperty("messageVi", finding.vietnamese());
            generator.writeStringProperty("messageEn", finding.english());
            generator.writeEndObject();
        }
        return line.toString();
    }
}
