package vn.phusa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phusa.Rooms;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventBuilder;
import vn.phusa.epcis.validation.Validator;
import vn.phusa.shell.Wording;

/** Generated chains, and how documents are sent. */
class GeneratedChainsTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(data, true, StandardCharsets.UTF_8),
            new PrintStream(words, true, StandardCharsets.UTF_8),
            Wording.load(Wording.ENGLISH, Rooms.FROM_THE_GROUND_UP),
            false);

    private GeneratedDocuments documents(long seed) {
        return new GeneratedDocuments(terminal, new ChainGenerator(seed, List.of(ChainGenerator.Product.values())));
    }

    private byte[] generated(long seed, int events, boolean xml) throws IOException {
        data.reset();
        documents(seed).write(events, 1000, xml, Optional.empty());
        return data.toByteArray();
    }

    private static List<Finding> findings(byte[] document) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Validator.validate(() -> Documents.open(DocumentSource.of(document), Limits.USUAL), findings::add);
        return findings;
    }

    @Test
    void generatedDocumentsAreValidInBothSyntaxesAndTheSameForTheSameSeed() throws IOException {
        assertThat(findings(generated(7, 300, false))).isEmpty();
        assertThat(findings(generated(7, 300, true))).isEmpty();
        assertThat(generated(7, 50, false)).isEqualTo(generated(7, 50, false)).isNotEqualTo(generated(8, 50, false));
    }

    @Test
    void moreNeverComesOutThanWentInAndOnlyWhatWasPackedStandsOnPallets() throws IOException, UnreadableDocument {
        Set<String> packed = new HashSet<>();
        int transformations = 0;
        int pallets = 0;
        try (EventSource source = Documents.open(DocumentSource.of(generated(3, 400, false)), Limits.USUAL)) {
            while (source.next()) {
                Event event = EventBuilder.read(source.tree(), source.path(), source.namespaces())
                        .event();
                if (event instanceof TransformationEvent made) {
                    transformations++;
                    assertThat(sum(made.outputQuantities())).isLessThanOrEqualTo(sum(made.inputQuantities()));
                    packed.addAll(made.outputEPCs());
                } else if (event instanceof AggregationEvent pallet) {
                    pallets++;
                    assertThat(packed).containsAll(pallet.childEPCs());
                }
            }
        }
        assertThat(transformations).isGreaterThan(10);
        assertThat(pallets).isGreaterThan(5);
    }

    private static BigDecimal sum(List<QuantityElement> quantities) {
        return quantities.stream()
                .map(QuantityElement::quantity)
                .filter(java.util.Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void manyDocumentsAreWrittenIntoAFolder() throws IOException {
        documents(1).write(250, 100, false, Optional.of(folder.resolve("chuỗi")));
        try (var files = Files.list(folder.resolve("chuỗi"))) {
            assertThat(files).hasSize(3);
        }
        assertThat(findings(Files.readAllBytes(folder.resolve("chuỗi/chains-000003.jsonld"))))
                .isEmpty();
    }

    @Test
    void anInterruptedCaptureGoesOnWhereItStopped() throws IOException {
        AtomicInteger posts = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/epcis/capture", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().add("Location", "/epcis/capture/" + posts.incrementAndGet());
                exchange.sendResponseHeaders(202, -1);
            } else {
                boolean bad = exchange.getRequestURI().getPath().endsWith("/2");
                byte[] job = (bad
                                ? "{\"running\": false, \"success\": false, \"errors\": [{\"path\": \"$.x\", \"detail\": \"wrong\"}]}"
                                : "{\"running\": false, \"success\": true, \"errors\": []}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, job.length);
                exchange.getResponseBody().write(job);
            }
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Path first = Files.write(folder.resolve("a.jsonld"), generated(1, 20, false));
            Path second = Files.write(folder.resolve("b.xml"), generated(2, 20, true));
            DocumentCapture capture = new DocumentCapture(
                    terminal, new RunningPlatform(address, "phusa_x", terminal), folder.resolve("noted"));
            data.reset();
            assertThat(capture.capture(List.of(first), false)).isTrue();
            assertThat(capture.capture(List.of(first, second), false)).isFalse();
            assertThat(data.toString(StandardCharsets.UTF_8)).contains("b.xml\t$.x\twrong");
            assertThat(posts).hasValue(2);
        } finally {
            server.stop(0);
        }
    }
}
