package vn.phusa.epcis;

import java.io.IOException;

/** Writes a document as a stream: its head, its events one after the other, its end. */
public interface EventWriter extends AutoCloseable {

    /** Begins the document. */
    void begin(DocumentHead head) throws IOException, NotExpressible;

    /**
     * Writes one event.
     *
     * @param namespaces the prefixes to prefer for names that the head does not declare
     */
    void write(Event event, Namespaces namespaces) throws IOException, NotExpressible;

    /** Ends the document; the stream below stays open. */
    @Override
    void close() throws IOException;
}
