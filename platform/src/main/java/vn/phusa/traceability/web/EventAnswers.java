package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Problem;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;
import vn.phusa.traceability.QueryProblem;
import vn.phusa.traceability.RecordedEvent;

/** Writes answers of the query interface: documents with events, lists of resources, and the headers of both. */
@Component
public final class EventAnswers {

    /** A page ends before this size, unless its first event alone is larger. */
    static final int MOST_BYTES = 8 << 20;

    private final Clock clock;
    private final JsonMapper json;

    EventAnswers(Clock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    /**
     * A document.
     *
     * @param count how many of the events are in it
     */
    record Written(byte[] document, int count) {}

    /** An EPCIS query document with as many of these events as fit on a page. */
    Written document(List<RecordedEvent> events, String queryName, Answering how) {
        return document(events, queryName, null, how, MOST_BYTES);
    }

    /**
     * The same for a subscriber.
     *
     * @param subscription null: nobody has subscribed
     * @param mostBytes the document ends after the event that reaches this size
     */
    Written document(
            List<RecordedEvent> events, String queryName, @Nullable String subscription, Answering how, int mostBytes) {
        DocumentHead head = DocumentHead.of(
                        DocumentKind.QUERY_RESULTS, Timestamp.of(clock.instant()), namespaces(events))
                .answering(queryName, subscription);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int count = 0;
        try (EventWriter writer =
                how.xml() ? new XmlWriter(bytes, how.version(), how.options()) : new JsonWriter(bytes, how.options())) {
            writer.begin(head);
            for (RecordedEvent event : events) {
                writer.write(event.event(), event.namespaces());
                count++;
                if (bytes.size() > mostBytes) {
                    break;
                }
            }
        } catch (NotExpressible inOldXml) {
            throw notIn(how);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return new Written(bytes.toByteArray(), count);
    }

    /**
     * A query document that takes events until its page is full. However large the events are, few of them are in memory at a time:
     * {@link #next} says how many fit, judged by those before.
     */
    final class Growing {
        /** So many at first, when nothing is known of their size. */
        private static final int FIRST = 32;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final EventWriter writer;
        private final String queryName;
        private final Answering how;
        private int count;
        private boolean begun;

        private Growing(String queryName, Answering how) throws IOException {
            this.queryName = queryName;
            this.how = how;
            this.writer = how.xml()
                    ? new XmlWriter(bytes, how.version(), how.options())
                    : new JsonWriter(bytes, how.options());
        }

        /** How many events to read next, of at most so many. */
        int next(int most) {
            if (count == 0) {
                return Math.min(FIRST, most);
            }
            int size = bytes.size() / count + 1;
            return Math.clamp((MOST_BYTES - bytes.size()) / size, 1, most);
        }

        boolean isFull() {
            return bytes.size() > MOST_BYTES;
        }

        /** Takes as many of the events as fit, and says how many it took. */
        int take(List<RecordedEvent> events) throws IOException {
            try {
                if (!begun) {
                    begun = true;
                    writer.begin(DocumentHead.of(
                                    DocumentKind.QUERY_RESULTS, Timestamp.of(clock.instant()), namespaces(events))
                            .answering(queryName, null));
                }
                int taken = 0;
                for (RecordedEvent event : events) {
                    if (isFull()) {
                        break;
                    }
                    writer.write(event.event(), event.namespaces());
                    taken++;
                }
                count += taken;
                return taken;
            } catch (NotExpressible inOldXml) {
                throw notIn(how);
            }
        }

        /** The whole document. */
        byte[] document() throws IOException {
            writer.close();
            return bytes.toByteArray();
        }
    }

    /** An EPCIS query document that is made as its events are read. */
    Growing growing(String queryName, Answering how) throws IOException {
        return new Growing(queryName, how);
    }

    private static EpcisRefusal notIn(Answering how) {
        return new EpcisRefusal(
                EpcisException.NOT_ACCEPTABLE,
                Problem.of(
                        QueryProblem.NO_SUCH_FORMAT,
                        "EPCIS 2.0",
                        how.version() == XmlVersion.V1_2
                                ? "EPCIS 1.2"
                                : how.type().toString()));
    }

    /** A document with master data. */
    byte[] masterData(List<Vocabulary> vocabularies, Answering how) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EventWriter writer =
                how.xml() ? new XmlWriter(bytes, how.version(), how.options()) : new JsonWriter(bytes, how.options())) {
            writer.begin(DocumentHead.of(DocumentKind.MASTER_DATA, Timestamp.of(clock.instant()), Namespaces.NONE)
                    .with(vocabularies));
        } catch (NotExpressible inOldXml) {
            throw notIn(how);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Namespaces namespaces(List<RecordedEvent> events) {
        Map<String, String> all = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            event.namespaces().all().forEach((prefix, namespace) -> {
                if (!all.containsValue(namespace)) {
                    all.putIfAbsent(prefix, namespace);
                }
            });
        }
        return Namespaces.of(all);
    }

    /** A list of resources ({@code Collection}). */
    byte[] collection(List<String> members) {
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("@context", JsonWriter.CONTEXT);
        collection.put("type", "Collection");
        collection.put("member", members);
        return json.writeValueAsBytes(collection);
    }

    /** The head of an answer. */
    ResponseEntity.BodyBuilder ok(Answering how) {
        return ResponseEntity.ok()
                .contentType(how.type())
                .header(HttpHeaders.VARY, "Accept, GS1-EPC-Format, GS1-CBV-XML-Format, GS1-EPCIS-Max")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("GS1-EPCIS-Version", how.version() == XmlVersion.V1_2 ? "1.2" : "2.0")
                .header("GS1-CBV-Version", how.version() == XmlVersion.V1_2 ? "1.2" : "2.0")
                .header("GS1-EPC-Format", how.epcFormat());
    }

    /** Says where the next page is. */
    void next(ResponseEntity.BodyBuilder answer, HttpServletRequest request, PageTokens.@Nullable Token token) {
        if (token == null) {
            return;
        }
        List<String> kept = new ArrayList<>();
        String query = request.getQueryString();
        if (query != null) {
            for (String pair : query.split("&")) {
                if (!pair.isEmpty() && !pair.startsWith("nextPageToken=")) {
                    kept.add(pair);
                }
            }
        }
        kept.add("nextPageToken=" + URLEncoder.encode(token.text(), StandardCharsets.UTF_8));
        answer.header(
                        HttpHeaders.LINK,
                        "<" + request.getRequestURL() + "?" + String.join("&", kept) + ">; rel=\"next\"")
                .header("GS1-Next-Page-Token-Expires", token.until().toString());
    }
}
