package vn.phusa.epcis.tree;

import java.io.IOException;
import java.util.List;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.UnreadableDocument;

/** The events of a document, one at a time, in document order. */
public interface EventSource extends AutoCloseable {

    /** What stands around the events, as far as it has been read; complete after the last event. */
    DocumentHead head();

    /** Reads the next event into {@link #tree()}; false after the last one. */
    boolean next() throws IOException, UnreadableDocument;

    /** The event just read; overwritten by the next one. */
    EventTree tree();

    /** Which prefixes hold in the event just read. */
    Namespaces namespaces();

    /** The path of the event just read. */
    String path();

    /** What is wrong around the events and does not keep them from being read. */
    List<Finding> findings();

    @Override
    void close() throws IOException;
}
