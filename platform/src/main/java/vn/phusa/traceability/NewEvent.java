package vn.phusa.traceability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.ErrorDeclaration;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.json.JsonSource;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.validation.EventBuilder;

/**
 * An event on its way into the repository: all that the tables hold of it but its number.
 *
 * @param path where it stood in its document
 * @param eventId as it was sent; its hash ID where none was
 * @param id of {@link #eventId}, see {@code traceability.event_id}
 * @param declared zero, or what its error declaration says
 * @param content what it says; equal for the same event again
 * @param type 1 to 5 in the order of the standard; 6 for somebody's own
 * @param ownType the URI of somebody's own kind; null for those of the standard
 * @param action 1 to 3; 0 where the type has none
 * @param named keys of the parties that it names as owning or possessing
 * @param body as JSON-LD without a context
 */
public record NewEvent(
        String path,
        String eventId,
        UUID id,
        UUID declared,
        UUID content,
        Instant eventTime,
        int type,
        @Nullable String ownType,
        int action,
        @Nullable String bizStep,
        @Nullable String disposition,
        @Nullable String readPoint,
        @Nullable String bizLocation,
        Set<String> named,
        Namespaces namespaces,
        byte[] body,
        List<Thing> things,
        List<Field> fields) {

    private static final UUID NOTHING = new UUID(0, 0);

    /** Whether it takes back an earlier event. */
    public boolean isDeclaration() {
        return !declared.equals(NOTHING);
    }

    /** The identity under which {@code traceability.event_id} keeps an event ID. */
    public static UUID idOf(String eventId) {
        return digest(eventId);
    }

    /** Turns events into rows. Used by one thread at a time: it keeps its writer while the prefixes stay. */
    public static final class Maker {
        private final EventHasher hasher = new EventHasher();
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
        private @Nullable JsonWriter writer;
        private @Nullable Namespaces written;

        /** @param hash the event's hash ID */
        NewEvent of(Event given, String hash, Namespaces namespaces, String path) {
            String sent = given.occurrence().eventID();
            String eventId = sent == null ? hash : sent;
            Event event = given.identifiedAs(eventId).recordedAt(null);
            ErrorDeclaration declaration = event.occurrence().errorDeclaration();
            UUID content = digest(declaration == null ? hash : hash + "\n" + said(declaration));
            Circumstances circumstances = event.circumstances();
            return new NewEvent(
                    path,
                    eventId,
                    idOf(eventId),
                    declaration == null ? NOTHING : content,
                    content,
                    event.occurrence().eventTime().instant(),
                    event.type().ordinal() + 1,
                    event instanceof ExtensionEvent ? event.kindName() : null,
                    action(event),
                    circumstances.bizStep(),
                    circumstances.disposition(),
                    place(circumstances.readPoint()),
                    place(circumstances.bizLocation()),
                    named(circumstances),
                    namespaces,
                    body(event, namespaces),
                    distinct(Thing.of(event)),
                    Fields.of(event));
        }

        /** The rows of an event that the repository holds, computed again from its body; null where that is no event. */
        public @Nullable NewEvent again(byte[] body, Namespaces namespaces) {
            try (JsonSource source = JsonSource.of(body, namespaces)) {
                if (!source.next()) {
                    return null;
                }
                Event event = EventBuilder.read(source.tree(), source.path(), namespaces)
                        .event();
                return event == null ? null : of(event, hasher.hash(source.tree()), namespaces, source.path());
            } catch (UnreadableDocument damaged) {
                return null;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private byte[] body(Event event, Namespaces namespaces) {
            JsonWriter current = writer;
            if (current == null || !namespaces.equals(written)) {
                current = JsonWriter.withoutContext(buffer, namespaces);
                writer = current;
                written = namespaces;
            }
            try {
                current.write(event, namespaces);
                current.flush();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            } catch (NotExpressible impossible) {
                throw new IllegalStateException("JSON-LD can say every event", impossible);
            }
            byte[] body = buffer.toByteArray();
            buffer.reset();
            // The generator parts one value from the next.
            return body[0] == ' ' ? java.util.Arrays.copyOfRange(body, 1, body.length) : body;
        }
    }

    private static String said(ErrorDeclaration declaration) {
        return declaration.declarationTime().instant() + "\n" + declaration.reason() + "\n"
                + String.join("\n", declaration.correctiveEventIDs());
    }

    private static UUID digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static int action(Event event) {
        return switch (event) {
            case ObjectEvent e -> code(e.action());
            case AggregationEvent e -> code(e.action());
            case TransactionEvent e -> code(e.action());
            case AssociationEvent e -> code(e.action());
            case ExtensionEvent e -> e.action() == null ? 0 : code(e.action());
            case TransformationEvent _ -> 0;
        };
    }

    private static int code(Action action) {
        return switch (action) {
            case ADD -> 1;
            case OBSERVE -> 2;
            case DELETE -> 3;
        };
    }

    private static @Nullable String place(@Nullable Place place) {
        return place == null ? null : Thing.key(place.id());
    }

    private static Set<String> named(Circumstances circumstances) {
        if (circumstances.sources().isEmpty() && circumstances.destinations().isEmpty()) {
            return Set.of();
        }
        Set<String> named = new LinkedHashSet<>();
        add(named, circumstances.sources());
        add(named, circumstances.destinations());
        return named;
    }

    private static void add(Set<String> named, List<SourceOrDestination> ends) {
        for (SourceOrDestination end : ends) {
            if (end.type().endsWith("owning_party") || end.type().endsWith("possessing_party")) {
                named.add(Thing.key(end.id()));
            }
        }
    }

    /** An identifier may stand twice in the same role, in two spellings or with two quantities. */
    private static List<Thing> distinct(List<Thing> things) {
        return things.size() < 2 ? things : List.copyOf(new LinkedHashSet<>(things));
    }

    static Set<String> wordsOf(Iterable<NewEvent> events) {
        Set<String> words = new HashSet<>();
        for (NewEvent event : events) {
            addIfThere(words, event.ownType());
            addIfThere(words, event.bizStep());
            addIfThere(words, event.disposition());
            addIfThere(words, event.readPoint());
            addIfThere(words, event.bizLocation());
            words.addAll(event.named());
        }
        return words;
    }

    private static void addIfThere(Set<String> words, @Nullable String word) {
        if (word != null) {
            words.add(word);
        }
    }
}
