package vn.phusa.epcis.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Layer;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.SharedFiles;
import vn.phusa.epcis.convert.Documents;

/** Official documents whose elements were swapped, doubled, lost or moved: our verdict is that of the official XML schema. */
class XmlMutantsTest {

    private static final int MUTANTS_A_FILE = 30;

    /** The only findings of ours that the schema need not share, and why: it says less than the standard. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("schema.missing declarationTime", "the choice in errorDeclaration forgets to need its time"),
            Map.entry("schema.repeated declarationTime", "the choice in errorDeclaration lets everything stand twice"),
            Map.entry("schema.repeated reason", "the choice in errorDeclaration lets everything stand twice"),
            Map.entry(
                    "schema.repeated correctiveEventIDs", "the choice in errorDeclaration lets everything stand twice"),
            Map.entry("schema.no-event-list", "a body without a list; the JSON schema refuses it"),
            Map.entry("schema.no-subject", "an event about nothing; the JSON schema refuses it"),
            Map.entry("schema.empty-list persistentDisposition", "neither set nor unset; the JSON schema refuses it"),
            Map.entry("schema.duplicate-item", "the same disposition twice; the JSON schema refuses it"),
            Map.entry(
                    "schema.unknown-field extension", "kept free for later versions of EPCIS, of which there is none"),
            Map.entry("schema.unknown-field QueryResults", "for the schema EPCIS's query namespace is somebody else's"),
            Map.entry(
                    "schema.extension-name QueryResults", "for the schema EPCIS's query namespace is somebody else's"));

    @Test
    void theVerdictIsThatOfTheOfficialSchema() throws Exception {
        Path folder = SharedFiles.folder("gs1-epcis/XSD");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Map<String, Schema> schemas = Map.of(
                "EPCISDocument",
                        factory.newSchema(
                                folder.resolve("EPCglobal-epcis-2_0.xsd").toFile()),
                "EPCISMasterDataDocument",
                        factory.newSchema(folder.resolve("EPCglobal-epcis-masterdata-2_0.xsd")
                                .toFile()),
                "EPCISQueryDocument",
                        factory.newSchema(
                                folder.resolve("EPCglobal-epcis-query-2_0.xsd").toFile()));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(78);
        List<String> differences = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        List<Document> documents = new ArrayList<>();
        for (Path file : SharedFiles.files("gs1-epcis/XML", ".xml")) {
            documents.add(document(DocumentSource.of(file).open().readAllBytes()));
            documents.add(asQueryDocument(documents.getLast()));
        }
        for (Document original : documents) {
            Schema schema = original == null
                    ? null
                    : schemas.get(original.getDocumentElement().getLocalName());
            if (original == null || schema == null || refusal(schema, bytes(original)) != null) {
                continue;
            }
            for (int i = 0; i < MUTANTS_A_FILE; i++) {
                Document mutant = (Document) original.cloneNode(true);
                String what = mutate(mutant, random);
                byte[] bytes = bytes(mutant);
                String theirs = refusal(schema, bytes);
                List<String> ours = errors(bytes, theirs != null);
                counts.merge(theirs == null ? "good" : "bad", 1, Integer::sum);
                if (theirs == null
                        ? ours.stream()
                                .anyMatch(each -> REASONS.keySet().stream().noneMatch(each::startsWith))
                        : ours.isEmpty()) {
                    differences.add(original.getDocumentElement().getLocalName() + " " + what + ": XSD says " + theirs
                            + ", we say " + ours);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(counts.getOrDefault("bad", 0)).isGreaterThan(300);
        assertThat(counts.getOrDefault("good", 0)).isGreaterThan(50);
    }

    /** The same events as the answer to a query. */
    private static @Nullable Document asQueryDocument(Document document) throws Exception {
        Element root = document.getDocumentElement();
        if (!root.getLocalName().equals("EPCISDocument")) {
            return null;
        }
        Document query = (Document) document.cloneNode(true);
        Element was = query.getDocumentElement();
        query.renameNode(was, "urn:epcglobal:epcis-query:xsd:2", "query:EPCISQueryDocument");
        Element body = child(was, "EPCISBody");
        if (body == null || child(body, "EventList") == null) {
            return null;
        }
        Element events = child(body, "EventList");
        Element results = query.createElementNS("urn:epcglobal:epcis-query:xsd:2", "query:QueryResults");
        Element name = query.createElement("queryName");
        name.setTextContent("SimpleEventQuery");
        Element inside = query.createElement("resultsBody");
        while (body.getFirstChild() != null) {
            body.removeChild(body.getFirstChild());
        }
        body.appendChild(results);
        results.appendChild(name);
        results.appendChild(inside);
        inside.appendChild(events);
        return query;
    }

    private static @Nullable Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(each ->
                        each.getLocalName() != null && each.getLocalName().equals(name)
                                || each.getNodeName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String mutate(Document document, RandomGenerator random) {
        List<Element> parents = new ArrayList<>();
        collect(document.getDocumentElement(), parents);
        Element parent = parents.get(random.nextInt(parents.size()));
        List<Element> children = children(parent);
        Element one = children.get(random.nextInt(children.size()));
        Element other = children.get(random.nextInt(children.size()));
        Element elsewhere = parents.get(random.nextInt(parents.size()));
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                Node marker = document.createComment("");
                parent.replaceChild(marker, one);
                if (other != one) {
                    parent.replaceChild(one, other);
                    parent.replaceChild(other, marker);
                } else {
                    parent.replaceChild(one, marker);
                }
                return "swap " + one.getNodeName() + " and " + other.getNodeName() + " in " + parent.getNodeName();
            }
            case 2 -> {
                parent.insertBefore(one.cloneNode(true), other);
                return "double " + one.getNodeName() + " in " + parent.getNodeName();
            }
            case 3, 4 -> {
                parent.removeChild(one);
                return "remove " + one.getNodeName() + " from " + parent.getNodeName();
            }
            default -> {
                elsewhere.appendChild(one.cloneNode(true));
                return "copy " + one.getNodeName() + " to " + elsewhere.getNodeName();
            }
        }
    }

    /** Elements with elements in them, those of others' fields aside: they are nobody's business. */
    private static void collect(Element element, List<Element> into) {
        List<Element> children = children(element);
        if (!children.isEmpty()) {
            into.add(element);
        }
        for (Element each : children) {
            String namespace = each.getNamespaceURI();
            if (namespace == null
                    || namespace.startsWith("urn:epcglobal:epcis")
                    || namespace.endsWith("StandardBusinessDocumentHeader")) {
                collect(each, into);
            }
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Document document(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Document document) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }

    private static @Nullable String refusal(Schema schema, byte[] bytes) throws IOException {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
            return null;
        } catch (SAXException e) {
            return e.getMessage();
        }
    }

    /** @param all with what is wrong in meaning, at which the schema knows to look here and there */
    private static List<String> errors(byte[] bytes, boolean all) throws IOException {
        List<String> errors = new ArrayList<>();
        Validator.validate(() -> Documents.open(DocumentSource.of(bytes), Limits.USUAL), finding -> {
            if (finding.severity() == Severity.ERROR && (all || finding.rule().layer() != Layer.SEMANTICS)) {
                errors.add((finding.rule().id() + " " + String.join(" ", finding.arguments())).strip());
            }
        });
        return errors;
    }
}
