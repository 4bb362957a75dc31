package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.EventWriter;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.QueryProblem;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.subscription.QuerySchedule;
import vn.phusa.traceability.subscription.Subscription;
import vn.phusa.traceability.subscription.SubscriptionDocuments;
import vn.phusa.traceability.subscription.SubscriptionProblem;
import vn.phusa.traceability.subscription.Subscriptions;
import vn.phusa.traceability.subscription.Trigger;

/** Subscriptions to named queries over REST (EPCIS 2.0), by webhook. */
@EpcisInterface
class SubscriptionInterface {
    private static final int LARGEST_BODY = 64 << 10;

    private final Subscriptions subscriptions;
    private final EventAnswers answers;
    private final PageTokens tokens;
    private final JsonMapper json;

    SubscriptionInterface(Subscriptions subscriptions, EventAnswers answers, PageTokens tokens, JsonMapper json) {
        this.subscriptions = subscriptions;
        this.answers = answers;
        this.tokens = tokens;
        this.json = json;
    }

    @PostMapping("/epcis/queries/{query}/subscriptions")
    ResponseEntity<byte[]> subscribe(Actor actor, HttpServletRequest request, @PathVariable String query)
            throws IOException {
        Answering how = Answering.of(request, false);
        QueryInterface.requireJson(request);
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        Subscriptions.NewSubscription given = read(body, how.epcFormat());
        Subscription made = accepted(subscriptions.subscribe(actor, query, given));
        return ResponseEntity.created(URI.create("/epcis/queries/" + query + "/subscriptions/" + made.id()))
                .contentType(how.type())
                .header("GS1-EPCIS-Version", "2.0")
                .header("GS1-CBV-Version", "2.0")
                .body(json.writeValueAsBytes(told(made)));
    }

    private Subscriptions.NewSubscription read(byte[] body, String epcFormat) {
        JsonNode sent;
        try {
            sent = body.length > LARGEST_BODY ? null : json.readTree(body);
        } catch (JacksonException | NumberFormatException e) {
            sent = null;
        }
        if (sent == null || !sent.isObject()) {
            throw refusal(List.of(Problem.of(SubscriptionProblem.NOT_A_SUBSCRIPTION)));
        }
        JsonNode schedule = sent.get("schedule");
        JsonNode time = sent.get("initialRecordTime");
        Instant initial = null;
        if (time != null && !time.isNull()) {
            initial = Timestamp.read(time.asString(""))
                    .map(Timestamp::instant)
                    .orElseThrow(() -> refusal(List.of(Problem.at("initialRecordTime", SubscriptionProblem.BAD_TIME))));
        }
        String format = sent.hasNonNull("epcFormat") ? text(sent, "epcFormat") : epcFormat;
        // Refuses what is none, before anything is to be told in it.
        Answering.options(format);
        return new Subscriptions.NewSubscription(
                null,
                Map.of(),
                Subscription.Form.JSON,
                text(sent, "dest"),
                sent.hasNonNull("signatureToken") ? text(sent, "signatureToken") : null,
                schedule == null || schedule.isNull() ? null : schedule(schedule),
                null,
                flag(sent, "stream"),
                flag(sent, "reportIfEmpty"),
                initial,
                format);
    }

    private static QuerySchedule schedule(JsonNode sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!sent.isObject()) {
            throw refusal(List.of(Problem.at("schedule", SubscriptionProblem.BAD_SCHEDULE, "schedule")));
        }
        sent.properties().forEach(field -> {
            if (!QuerySchedule.FIELDS.contains(field.getKey())) {
                throw refusal(List.of(
                        Problem.at("schedule." + field.getKey(), SubscriptionProblem.BAD_SCHEDULE, field.getKey())));
            }
            fields.put(field.getKey(), field.getValue().asString(""));
        });
        return new QuerySchedule(fields);
    }

    private static String text(JsonNode sent, String field) {
        JsonNode value = sent.get(field);
        return value == null || !value.isString() ? "" : value.stringValue();
    }

    private static boolean flag(JsonNode sent, String field) {
        JsonNode value = sent.get(field);
        return value != null
                && (value.isBoolean()
                        ? value.booleanValue()
                        : value.asString("").equals("true"));
    }

    @GetMapping("/epcis/queries/{query}/subscriptions")
    ResponseEntity<byte[]> list(Actor actor, HttpServletRequest request, @PathVariable String query) {
        Answering how = Answering.of(request, false);
        QueryInterface.Paging paging = QueryInterface.pagingAlone(request);
        int size = paging.size();
        String question = request.getRequestURI();
        UUID after = paging.token() == null
                ? null
                : tokens.read(question, paging.token())
                        .flatMap(SubscriptionInterface::uuid)
                        .orElseThrow(() -> refusal(List.of(Problem.at("nextPageToken", QueryProblem.PAGE_GONE))));
        List<Subscription> found = accepted(subscriptions.after(actor, query, after, size + 1));
        boolean more = found.size() > size;
        List<Subscription> page = more ? found.subList(0, size) : found;
        ResponseEntity.BodyBuilder answer = answers.ok(how);
        answers.next(
                answer,
                request,
                more ? tokens.write(actor, question, page.getLast().id().toString()) : null);
        return answer.body(json.writeValueAsBytes(
                page.stream().map(SubscriptionInterface::told).toList()));
    }

    @GetMapping("/epcis/queries/{query}/subscriptions/{id}")
    ResponseEntity<byte[]> one(
            Actor actor, HttpServletRequest request, @PathVariable String query, @PathVariable String id) {
        Answering how = Answering.of(request, false);
        return answers.ok(how)
                .body(json.writeValueAsBytes(told(accepted(subscriptions.find(actor, query, required(id))))));
    }

    /** From which moment on events are still to be told: at first the one that was asked for. */
    private static Instant minRecordTime(Subscription subscription) {
        Instant told = subscription.position() > 0
                ? new EventNumber(subscription.position()).recordTime()
                : subscription.initialTime();
        return told.isAfter(subscription.initialTime()) ? told : subscription.initialTime();
    }

    Instant minRecordTime(Actor actor, String query, String id) {
        return minRecordTime(accepted(subscriptions.find(actor, query, required(id))));
    }

    @DeleteMapping("/epcis/queries/{query}/subscriptions/{id}")
    ResponseEntity<Void> end(
            Actor actor, HttpServletRequest request, @PathVariable String query, @PathVariable String id) {
        Answering.of(request, true);
        accepted(subscriptions.end(actor, query, required(id)));
        return ResponseEntity.noContent().build();
    }

    /** Beyond the standard: tells again what was recorded from {@code from} on. */
    @PostMapping("/epcis/queries/{query}/subscriptions/{id}/replay")
    ResponseEntity<byte[]> replay(
            Actor actor,
            HttpServletRequest request,
            @PathVariable String query,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from) {
        Answering how = Answering.of(request, false);
        Instant moment = Timestamp.read(from)
                .map(Timestamp::instant)
                .orElseThrow(() -> refusal(List.of(Problem.at("from", SubscriptionProblem.BAD_TIME))));
        Subscription again = accepted(subscriptions.replay(actor, query, required(id), moment));
        return ResponseEntity.accepted().contentType(how.type()).body(json.writeValueAsBytes(told(again)));
    }

    private static UUID required(String id) {
        return uuid(id).orElseThrow(() -> refusal(List.of(Problem.of(SubscriptionProblem.NO_SUCH_SUBSCRIPTION))));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A subscription as it is told; its token never is. */
    private static Map<String, Object> told(Subscription subscription) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("subscriptionID", subscription.id().toString());
        String name = subscription.name();
        if (name != null) {
            told.put("name", name);
        }
        told.put("dest", subscription.address().toString());
        told.put("createdAt", subscription.createdAt().toString());
        Instant notified = subscription.notifiedAt();
        if (notified != null) {
            told.put("lastNotifiedAt", notified.toString());
        }
        told.put("initialRecordTime", subscription.initialTime().toString());
        told.put("minRecordTime", minRecordTime(subscription).toString());
        told.put("epcFormat", subscription.epcFormat());
        QuerySchedule schedule = subscription.schedule();
        Trigger.Named trigger = subscription.trigger();
        if (trigger != null) {
            told.put("trigger", trigger.uri());
            told.put("reportIfEmpty", subscription.reportIfEmpty());
        } else if (schedule == null) {
            told.put("stream", true);
        } else {
            told.put("schedule", schedule.written());
            told.put("reportIfEmpty", subscription.reportIfEmpty());
        }
        if (subscription.failures() > 0) {
            told.put("failures", subscription.failures());
        }
        return told;
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Rejected<T>(List<Problem> problems) -> throw refusal(problems);
        };
    }

    static EpcisRefusal refusal(List<Problem> problems) {
        ProblemCode code = problems.getFirst().code();
        if (!(code instanceof SubscriptionProblem problem)) {
            return QueryInterface.refusal(problems);
        }
        EpcisException kind = switch (problem) {
            case NO_SUCH_SUBSCRIPTION -> EpcisException.NO_SUCH_NAME;
            case NOT_A_SUBSCRIPTION, BAD_ADDRESS, BAD_TOKEN, BAD_ID -> EpcisException.VALIDATION;
            case DUPLICATE -> EpcisException.ALREADY_EXISTS;
            case SCHEDULE_OR_STREAM, BAD_SCHEDULE, BAD_TIME, NOT_SUBSCRIBABLE, TOO_MANY, NO_SUCH_TRIGGER ->
                EpcisException.SUBSCRIPTION_CONTROLS;
            case TOO_MANY_SOCKETS -> EpcisException.TOO_MANY_REQUESTS;
            case FOREIGN_PAGE -> EpcisException.FORBIDDEN;
        };
        return new EpcisRefusal(kind, problems, Map.of());
    }

    /** Writes what subscriptions tell, in the spelling that each asked for. */
    @Component
    static class Documents implements SubscriptionDocuments {
        private final Clock clock;

        Documents(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Written write(Subscription subscription, List<RecordedEvent> first, Source source, int mostBytes) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // Old XML may have no words for an event; then what stands before it is written again.
            List<RecordedEvent> said = new ArrayList<>();
            int count = 0;
            try (EventWriter writer = writer(subscription, bytes)) {
                writer.begin(DocumentHead.of(
                                DocumentKind.QUERY_RESULTS,
                                Timestamp.of(clock.instant()),
                                EventAnswers.namespaces(first))
                        .answering(subscription.query(), subscription.called()));
                List<RecordedEvent> events = first;
                while (!events.isEmpty() && bytes.size() < mostBytes) {
                    for (RecordedEvent event : events) {
                        if (bytes.size() >= mostBytes) {
                            break;
                        }
                        writer.write(event.event(), event.namespaces());
                        count++;
                        if (subscription.form() == Subscription.Form.XML_1_2) {
                            said.add(event);
                        }
                    }
                    int size = bytes.size() / count + 1;
                    events = bytes.size() >= mostBytes
                            ? List.of()
                            : source.next(Math.clamp((mostBytes - bytes.size()) / size, 1, EventQueries.MOST_PER_PAGE));
                }
            } catch (NotExpressible inOldXml) {
                return count > 0
                        ? write(subscription, said)
                        : new Written(exception(subscription, inOldXml.finding().english()), 1);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new Written(bytes.toByteArray(), count);
        }

        private static EventWriter writer(Subscription subscription, OutputStream to) throws IOException {
            return switch (subscription.form()) {
                case JSON -> new JsonWriter(to, Answering.options(subscription.epcFormat()));
                case XML_1_2 -> new XmlWriter(to, XmlVersion.V1_2, OutputOptions.AS_SENT);
                case XML_2_0 -> new XmlWriter(to, XmlVersion.V2_0, OutputOptions.AS_SENT);
            };
        }

        /** An event that the subscriber's old XML has no words for is not passed over in silence. */
        private byte[] exception(Subscription subscription, String reason) {
            return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<epcisq:EPCISQueryDocument"
                            + " xmlns:epcisq=\"urn:epcglobal:epcis-query:xsd:1\" schemaVersion=\"1.2\" creationDate=\""
                            + clock.instant() + "\"><EPCISBody><epcisq:ImplementationException><reason>"
                            + SoapInterface.escaped(reason) + "</reason><severity>ERROR</severity><queryName>"
                            + SoapInterface.escaped(subscription.query()) + "</queryName><subscriptionID>"
                            + SoapInterface.escaped(subscription.called())
                            + "</subscriptionID></epcisq:ImplementationException></EPCISBody>"
                            + "</epcisq:EPCISQueryDocument>\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
