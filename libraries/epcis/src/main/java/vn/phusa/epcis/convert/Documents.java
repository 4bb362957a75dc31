package vn.phusa.epcis.convert;

import java.io.IOException;
import java.io.InputStream;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.json.JsonSource;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.xml.XmlSource;

/** Opens documents by what they begin with. */
public final class Documents {

    private static final int LOOK_AHEAD = 64;

    private Documents() {}

    /** Opens a document in XML or JSON-LD and reads up to its first event. */
    public static EventSource open(DocumentSource document, Limits limits) throws IOException, UnreadableDocument {
        return isXml(document) ? XmlSource.open(document, limits) : JsonSource.open(document, limits);
    }

    /** True for what begins, after white space and a byte order mark, like XML. */
    public static boolean isXml(DocumentSource document) throws IOException {
        try (InputStream stream = document.open()) {
            for (byte each : stream.readNBytes(LOOK_AHEAD)) {
                if (each == '<') {
                    return true;
                }
                if (each > ' ') {
                    return false;
                }
            }
            return false;
        }
    }
}
