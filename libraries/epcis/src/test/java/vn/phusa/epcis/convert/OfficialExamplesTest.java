package vn.phusa.epcis.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.SharedFiles;
import vn.phusa.epcis.validation.Validator;
import vn.phusa.epcis.xml.XmlVersion;

/** The example documents of GS1 and of other projects: read, written in both syntaxes, read again. */
class OfficialExamplesTest {

    private static List<Path> documents() {
        List<Path> documents = new ArrayList<>();
        documents.addAll(SharedFiles.files("gs1-epcis/JSON", ".jsonld", ".json"));
        documents.addAll(SharedFiles.files("gs1-epcis/XML", ".xml", ".json"));
        documents.addAll(SharedFiles.files("gs1-epcis/JSON-Schema/test", "Event.json"));
        documents.removeIf(file -> file.toString().contains("CaptureJob"));
        return documents;
    }

    @TestFactory
    List<DynamicTest> everyExampleIsReadWithoutAnError() {
        return documents().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Roundtrip read = Roundtrip.read(DocumentSource.of(file));
                    assertThat(Conversion.errors(read.findings()).stream()
                                    .map(each -> each.path() + " " + each.english()))
                            .isEmpty();
                    if (read.head().kind() != DocumentKind.MASTER_DATA) {
                        assertThat(read.events().size()
                                        + read.head().masterData().size())
                                .isPositive();
                    }
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyExampleCanBeTrue() {
        return documents().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    List<String> errors = new ArrayList<>();
                    Validator.validate(() -> Documents.open(DocumentSource.of(file), Limits.USUAL), finding -> {
                        if (finding.severity() == Severity.ERROR) {
                            errors.add(finding.path() + " " + finding.english());
                        }
                    });
                    assertThat(errors).isEmpty();
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyExampleComesBackTheSameInBothSyntaxes() {
        return documents().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> comesBack(file)))
                .toList();
    }

    private static void comesBack(Path file) throws Exception {
        DocumentSource document = DocumentSource.of(file);
        Roundtrip read = Roundtrip.read(document);
        DocumentSource json = DocumentSource.of(Roundtrip.json(document));
        DocumentSource xml = DocumentSource.of(Roundtrip.xml(document, XmlVersion.V2_0));
        for (DocumentSource written : List.of(
                json,
                xml,
                DocumentSource.of(Roundtrip.xml(json, XmlVersion.V2_0)),
                DocumentSource.of(Roundtrip.json(xml)))) {
            Roundtrip again = Roundtrip.read(written);
            assertThat(again.events()).isEqualTo(read.events());
            assertThat(again.hashes()).isEqualTo(read.hashes());
            assertThat(again.head().masterData()).isEqualTo(read.head().masterData());
            assertThat(again.head().sender()).isEqualTo(read.head().sender());
            assertThat(again.head().receiver()).isEqualTo(read.head().receiver());
            assertThat(again.head().instanceIdentifier()).isEqualTo(read.head().instanceIdentifier());
            if (read.head().kind() != DocumentKind.BARE_EVENT) {
                // An event without a document gets one in XML, and with it a date.
                assertThat(again.head().creationDate()).isEqualTo(read.head().creationDate());
            }
            assertThat(again.head().id()).isEqualTo(read.head().id());
            assertThat(again.head().queryName()).isEqualTo(read.head().queryName());
            assertThat(again.head().subscriptionID()).isEqualTo(read.head().subscriptionID());
        }
    }

    @TestFactory
    List<DynamicTest> whatIsWrittenAsJsonHoldsBeforeTheOfficialSchema() throws Exception {
        Path folder = SharedFiles.folder("gs1-epcis");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(folder.resolve("EPCIS-JSON-Schema.json")), InputFormat.JSON);
        return documents().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String written = new String(Roundtrip.json(DocumentSource.of(file)), StandardCharsets.UTF_8);
                    List<Error> errors = schema.validate(
                            written,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
                    List<String> before = isJson(file)
                            ? schema
                                    .validate(
                                            Files.readString(file),
                                            InputFormat.JSON,
                                            context -> context.executionConfig(
                                                    config -> config.formatAssertionsEnabled(true)))
                                    .stream()
                                    .map(Error::toString)
                                    .toList()
                            : List.of();
                    if (before.isEmpty()) {
                        // XML may say two things that the JSON Schema has forgotten.
                        assertThat(errors.stream()
                                        .map(Error::toString)
                                        .filter(error -> !error.contains("'persistentDisposition' name is not valid"))
                                        .filter(error -> !error.contains("sensorReport")
                                                || !error.contains("required property 'type'")))
                                .isEmpty();
                    }
                }))
                .toList();
    }

    private static boolean isJson(Path file) {
        return file.toString().endsWith(".jsonld") || file.toString().endsWith(".json");
    }

    @TestFactory
    List<DynamicTest> whatIsWrittenAsXmlHoldsBeforeTheOfficialSchema() throws Exception {
        Path folder = SharedFiles.folder("gs1-epcis").resolve("XSD");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        javax.xml.validation.Schema events =
                factory.newSchema(folder.resolve("EPCglobal-epcis-2_0.xsd").toFile());
        javax.xml.validation.Schema masterData = factory.newSchema(
                folder.resolve("EPCglobal-epcis-masterdata-2_0.xsd").toFile());
        javax.xml.validation.Schema queries = factory.newSchema(
                folder.resolve("EPCglobal-epcis-query-2_0.xsd").toFile());
        return documents().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    byte[] written = Roundtrip.xml(DocumentSource.of(file), XmlVersion.V2_0);
                    javax.xml.validation.Schema schema = switch (Roundtrip.read(DocumentSource.of(file))
                            .head()
                            .kind()) {
                        case EVENTS, BARE_EVENT -> events;
                        case MASTER_DATA -> masterData;
                        case QUERY_RESULTS -> queries;
                    };
                    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(written)));
                }))
                .toList();
    }

    @Test
    void theOfficialEventsWithIdenticalHashIdsHashAlike() throws Exception {
        TreeSet<String> forms = new TreeSet<>();
        for (Path file : SharedFiles.files("gs1-epcis/XML/WithEventHashID", ".xml", ".json")) {
            // One of the files has another time zone offset, and so another hash; all else is alike.
            for (String form : Roundtrip.read(DocumentSource.of(file)).hashes()) {
                forms.add(form.replaceFirst("eventTimeZoneOffset=-0[56]:00", ""));
            }
        }
        assertThat(forms).hasSize(1);
    }

    @TestFactory
    List<DynamicTest> capturesOfTheInteroperabilityTestAreReadable() {
        return SharedFiles.files("epcglobal-interop/events", ".xml").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Roundtrip read = Roundtrip.read(DocumentSource.of(file));
                    assertThat(Conversion.errors(read.findings()).stream().map(Finding::toString))
                            .isEmpty();
                    Roundtrip again =
                            Roundtrip.read(DocumentSource.of(Roundtrip.xml(DocumentSource.of(file), XmlVersion.V1_2)));
                    assertThat(again.events()).isEqualTo(read.events());
                    comesBack(file);
                }))
                .toList();
    }
}
