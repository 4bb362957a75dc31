package vn.phusa.traceability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.epcis.VocabularyAttribute;
import vn.phusa.epcis.VocabularyElement;
import vn.phusa.epcis.json.JsonSource;
import vn.phusa.epcis.json.JsonWriter;

/**
 * A thing and what its master data tell of it: a place, a party, a class of goods.
 *
 * @param type kind of vocabulary, for instance {@code urn:epcglobal:epcis:vtype:BusinessLocation}
 * @param key the thing in its one spelling ({@link MasterDataView#key})
 * @param element as it was captured
 */
public record MasterElement(String type, String key, VocabularyElement element) {

    /** All elements of a document's head. */
    public static List<MasterElement> of(DocumentHead head) {
        List<MasterElement> elements = new ArrayList<>();
        for (Vocabulary vocabulary : head.masterData()) {
            for (VocabularyElement element : vocabulary.elements()) {
                elements.add(new MasterElement(
                        vocabulary.type(), MasterDataView.key(element.id()), inFull(element, head.namespaces())));
            }
        }
        return elements;
    }

    /** With the names of attributes in full where the document shortens them by a prefix of its own: elsewhere that means nothing. */
    private static VocabularyElement inFull(VocabularyElement element, Namespaces namespaces) {
        List<VocabularyAttribute> attributes = element.attributes().stream()
                .map(attribute -> {
                    int colon = attribute.id().indexOf(':');
                    String prefix = colon < 0 ? "" : attribute.id().substring(0, colon);
                    String namespace = prefix.equals("cbvmda") ? null : namespaces.namespace(prefix);
                    return namespace == null
                            ? attribute
                            : new VocabularyAttribute(
                                    namespace + attribute.id().substring(colon + 1), attribute.value());
                })
                .toList();
        return new VocabularyElement(element.id(), attributes, element.children(), element.extensions());
    }

    /** The things directly below, in their one spelling. */
    public List<String> children() {
        return element.children().stream().map(MasterDataView::key).distinct().toList();
    }

    /**
     * The first of these attributes that has a text. The CBV writes {@code urn:epcglobal:cbv:mda#name}, others {@code cbvmda:name} or a
     * link that ends in it.
     */
    public Optional<String> text(String... names) {
        return Stream.of(names)
                .flatMap(name -> element.attributes().stream()
                        .filter(attribute -> attribute.id().matches("(.*[#:/])?" + Pattern.quote(name)))
                        .map(attribute -> attribute.value().text().strip())
                        .filter(text -> !text.isEmpty()))
                .findFirst();
    }

    /** An EPCIS document in JSON-LD that holds the one element. */
    public String written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(bytes, OutputOptions.AS_SENT)) {
            json.begin(new DocumentHead(
                    DocumentKind.EVENTS,
                    "2.0",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(new Vocabulary(type, List.of(element), Extensions.NONE)),
                    null,
                    null,
                    Extensions.NONE,
                    Namespaces.NONE));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NotExpressible impossible) {
            throw new IllegalStateException("JSON-LD can say all master data", impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Of what {@link #written} wrote. */
    public static MasterElement read(String written) {
        DocumentSource document = DocumentSource.of(written.getBytes(StandardCharsets.UTF_8));
        try (JsonSource source = JsonSource.open(document, Limits.USUAL)) {
            return of(source.head()).getFirst();
        } catch (UnreadableDocument damaged) {
            throw new IllegalStateException("stored master data cannot be read", damaged);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
