package vn.phusa.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.convert.Conversion;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;

/** Writes generated chains as EPCIS documents: one to standard output, or many into a folder. Memory does not grow with them. */
final class GeneratedDocuments {

    private final Terminal terminal;
    private final ChainGenerator generator;

    GeneratedDocuments(Terminal terminal, ChainGenerator generator) {
        this.terminal = terminal;
        this.generator = generator;
    }

    /**
     * Writes them.
     *
     * @param events how many
     * @param perDocument how many in a document, where there is a folder
     * @param xml else JSON-LD
     */
    void write(long events, int perDocument, boolean xml, Optional<Path> folder) throws IOException {
        Iterator<String> all = new Events();
        if (folder.isEmpty()) {
            // Standard output stays open.
            OutputStream out = new BufferedOutputStream(terminal.data(), 1 << 16);
            document(all, events, xml, out);
            out.flush();
            return;
        }
        Files.createDirectories(folder.get());
        long written = 0;
        try (Terminal.Progress progress = terminal.progress("cli.generate-progress", events)) {
            for (int number = 1; written < events; number++) {
                long count = Math.min(perDocument, events - written);
                Path file = folder.get().resolve("chains-%06d.%s".formatted(number, xml ? "xml" : "jsonld"));
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                    document(all, count, xml, out);
                }
                written += count;
                progress.advance(count);
            }
            progress.complete();
        }
        terminal.say("cli.generate-done", events, folder.get());
    }

    private static void document(Iterator<String> all, long count, boolean xml, OutputStream out) throws IOException {
        if (!xml) {
            json(all, count, out);
            return;
        }
        // A file, since a document may be larger than memory.
        Path written = Files.createTempFile("phusa-chains-", ".jsonld");
        try {
            try (OutputStream json = new BufferedOutputStream(Files.newOutputStream(written), 1 << 16)) {
                json(all, count, json);
            }
            Conversion.convert(
                    DocumentSource.of(written),
                    Limits.USUAL,
                    new XmlWriter(out, XmlVersion.V2_0, OutputOptions.AS_SENT),
                    finding -> {
                        throw new IllegalStateException(finding.english());
                    });
        } finally {
            Files.delete(written);
        }
    }

    private static void json(Iterator<String> all, long count, OutputStream out) throws IOException {
        write(out, """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"vd": "%s"}],
                "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-01-05T00:00:00Z",
                "epcisBody": {"eventList": [
                """.formatted(ChainGenerator.NAMESPACE));
        for (long i = 0; i < count; i++) {
            write(out, (i == 0 ? "" : ",\n") + all.next());
        }
        write(out, "\n]}}\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Chain after chain, without end. */
    private final class Events implements Iterator<String> {
        private final List<String> ready = new ArrayList<>();
        private int at;
        private long chain;

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public String next() {
            if (at == ready.size()) {
                ready.clear();
                ready.addAll(generator.chain(chain++));
                at = 0;
            }
            return ready.get(at++);
        }
    }
}
