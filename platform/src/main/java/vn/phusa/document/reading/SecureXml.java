package vn.phusa.document.reading;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML of unknown origin: no DTD, no external entity, bounded depth. */
final class SecureXml {
    private static final int DEEPEST = 500;

    private static final XMLInputFactory FACTORY = factory();

    private SecureXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity refused");
        });
        return factory;
    }

    /** What is done with each event of the document. */
    @FunctionalInterface
    interface Visitor {
        void visit(XMLStreamReader reader, int event) throws XMLStreamException;
    }

    /**
     * Runs through the document.
     *
     * @throws UnsafeFile when it holds a DTD, is not well formed or nests too deeply
     */
    static void read(InputStream stream, Visitor visitor) throws IOException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(stream);
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                switch (event) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_DECLARATION ->
                        throw new UnsafeFile(UnsafeFile.Why.FORBIDDEN_XML);
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw new UnsafeFile(UnsafeFile.Why.DAMAGED);
                        }
                        visitor.visit(reader, event);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        visitor.visit(reader, event);
                    }
                    default -> visitor.visit(reader, event);
                }
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof UnsafeFile unsafe) {
                throw unsafe;
            }
            throw new UnsafeFile(UnsafeFile.Why.DAMAGED, e);
        }
    }
}
