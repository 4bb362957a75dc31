package vn.phusa.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.cli.FindingLines;
import vn.phusa.epcis.cli.HashCommand;
import vn.phusa.epcis.cli.NamedDocument;
import vn.phusa.epcis.convert.Conversion;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.hash.HashProfile;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.validation.Validator;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;

/** Hashes, judges and converts documents of EPCIS: data on standard output, what is wrong on standard error. */
final class TraceDocuments {

    /** The syntaxes a document can be converted to, as the command line names them. */
    enum Syntax {
        JSON("json"),
        XML("xml"),
        XML_1_2("xml1.2");

        private final String name;

        Syntax(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Terminal terminal;

    TraceDocuments(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints an event hash ID a line; true when every event has got one. */
    boolean hash(List<Path> files, HashProfile profile, boolean preHash) throws IOException {
        try (PrintStream data = buffered()) {
            FindingLines findings = new FindingLines(terminal.messages(), false, terminal.locale());
            return new HashCommand(profile, preHash, data, findings).run(documents(files));
        }
    }

    /** Prints what is wrong with documents; true when there is no error. */
    boolean validate(List<Path> files, boolean json) throws IOException {
        boolean good = true;
        try (PrintStream data = buffered()) {
            FindingLines findings = new FindingLines(data, json, terminal.locale());
            for (NamedDocument each : documents(files)) {
                good &= Validator.validate(
                        () -> Documents.open(each.source(), Limits.USUAL),
                        finding -> findings.tell(each.name(), finding));
            }
            data.flush();
            if (good) {
                terminal.say("cli.validate-good");
            } else {
                terminal.say("cli.validate-errors", findings.errors());
            }
        }
        return good;
    }

    /** Prints a document in another syntax; true when nothing was left out. */
    boolean convert(Path file, Syntax syntax) throws IOException {
        FindingLines findings = new FindingLines(terminal.messages(), false, terminal.locale());
        NamedDocument document = documents(List.of(file)).getFirst();
        try (PrintStream data = buffered()) {
            return Conversion.convert(
                    document.source(),
                    Limits.USUAL,
                    writer(data, syntax),
                    finding -> findings.tell(document.name(), finding));
        }
    }

    private static EventWriter writer(OutputStream data, Syntax syntax) {
        return switch (syntax) {
            case JSON -> new JsonWriter(data, OutputOptions.AS_SENT);
            case XML -> new XmlWriter(data, XmlVersion.V2_0, OutputOptions.AS_SENT);
            case XML_1_2 -> new XmlWriter(data, XmlVersion.V1_2, OutputOptions.AS_SENT);
        };
    }

    private PrintStream buffered() {
        return new PrintStream(new BufferedOutputStream(terminal.data(), 1 << 16), false, StandardCharsets.UTF_8);
    }

    private static List<NamedDocument> documents(List<Path> files) throws IOException {
        List<NamedDocument> documents = new ArrayList<>();
        for (Path file : files) {
            documents.add(NamedDocument.of(file, System.in));
        }
        return documents;
    }

    /** The files that cannot be opened. */
    static List<Path> missing(List<Path> files) {
        return files.stream()
                .filter(file -> !file.toString().equals("-"))
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .toList();
    }
}
