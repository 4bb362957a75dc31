package vn.phusa.traceability.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.tomcat.websocket.server.WsContextListener;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.Timestamp;
import vn.phusa.shell.Doorkeeper;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.NamedQueries;
import vn.phusa.traceability.NamedQuery;
import vn.phusa.traceability.QueryProblem;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.subscription.QuerySchedule;
import vn.phusa.traceability.subscription.SubscriptionProblem;
import vn.phusa.traceability.subscription.Subscriptions;

/**
 * Opens subscriptions by websocket (EPCIS 2.0: {@code GET /queries/NAME/events} with {@code Upgrade: websocket}). The parameters of the
 * URL say when to tell ({@code stream}, or the fields of a schedule), from when on ({@code initialRecordTime}), whether to tell of
 * nothing ({@code reportIfEmpty}), how many events a message has at most ({@code perPage}), and may narrow the query further.
 */
@Component
class SocketDoor {
    private static final String SIMPLE = "SimpleEventQuery";
    private static final int USUAL_PER_MESSAGE = 100;

    private final NamedQueries named;
    private final Sockets sockets;
    private final Subscriptions subscriptions;
    private final Doorkeeper doorkeeper;

    SocketDoor(NamedQueries named, Sockets sockets, Subscriptions subscriptions, Doorkeeper doorkeeper) {
        this.named = named;
        this.sockets = sockets;
        this.subscriptions = subscriptions;
        this.doorkeeper = doorkeeper;
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> websockets() {
        return factory -> factory.addContextCustomizers(
                context -> context.addApplicationListener(WsContextListener.class.getName()));
    }

    /** Whether the request wants to go on as a websocket. */
    static boolean isAskedFor(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && Collections.list(request.getHeaders(HttpHeaders.UPGRADE)).stream()
                        .anyMatch(each -> each.strip().equalsIgnoreCase("websocket"));
    }

    /** Answers 101 and goes on as a websocket; what cannot be subscribed to is refused before. */
    void open(Actor actor, HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
        requireNoForeignPage(request);
        Answering how = Answering.of(request, true);
        if (!actor.signedIn() || !TraceabilityPermission.mayAsk(actor)) {
            throw EpcisProblems.of(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Map<String, Given> given = QueryInterface.given(request);
        boolean stream = flag(given, "stream");
        boolean reportIfEmpty = flag(given, "reportIfEmpty");
        Instant initial = time(given);
        QuerySchedule schedule = schedule(given);
        int size = size(given);
        List<Problem> problems = Subscriptions.controls(stream, schedule);
        if (!problems.isEmpty()) {
            throw SubscriptionInterface.refusal(problems);
        }
        NamedQuery query = name.equals(SIMPLE) ? null : accepted(named.named(actor, name));
        EventQuery further =
                accepted(EventQuery.of(given, query == null ? Answering.extensions(request) : query.namespaces()));
        EventQuery whole = query == null ? further : accepted(query.events()).and(further.conditions());
        sockets.requireRoom(Objects.requireNonNull(actor.account()));
        long position = subscriptions.before(initial);
        Socket socket = sockets.make(new Socket.Wish(
                Objects.requireNonNull(actor.account()),
                doorkeeper.standing(request),
                query,
                whole,
                how,
                schedule,
                reportIfEmpty,
                size,
                position));
        response.setHeader("GS1-EPCIS-Version", "2.0");
        response.setHeader("GS1-CBV-Version", "2.0");
        response.setHeader("GS1-EPC-Format", how.epcFormat());
        if (position > 0) {
            response.setHeader(
                    "GS1-Query-Min-Record-Time",
                    new EventNumber(position).recordTime().toString());
        }
        upgrade(request, response, socket);
    }

    private static void upgrade(HttpServletRequest request, HttpServletResponse response, Socket socket)
            throws IOException {
        ServletContext context = request.getServletContext();
        if (!(context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container)) {
            throw new EpcisRefusal(EpcisException.NOT_IMPLEMENTED);
        }
        ServerEndpointConfig endpoint = ServerEndpointConfig.Builder.create(Socket.class, "/epcis/queries")
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(socket);
                    }

                    @Override
                    public boolean checkOrigin(String origin) {
                        // Checked before, with a sentence.
                        return true;
                    }
                })
                .build();
        try {
            container.upgradeHttpToWebSocket(request, response, endpoint, Map.of());
        } catch (DeploymentException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A browser sends the password of HTTP Basic along to whoever asks it to; a page of another site must gain nothing by that. */
    private static void requireNoForeignPage(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return;
        }
        try {
            URI page = URI.create(origin);
            URI here = URI.create(request.getRequestURL().toString());
            if (Objects.equals(page.getAuthority(), here.getAuthority())) {
                return;
            }
        } catch (IllegalArgumentException unreadable) {
            // Not ours.
        }
        throw SubscriptionInterface.refusal(List.of(Problem.of(SubscriptionProblem.FOREIGN_PAGE)));
    }

    private static boolean flag(Map<String, Given> given, String name) {
        Given value = given.remove(name);
        if (value == null) {
            return false;
        }
        String text = String.join("|", value.values());
        if (!Set.of("true", "false").contains(text)) {
            throw QueryInterface.refusal(List.of(Problem.at(name, QueryProblem.NO_BOOLEAN, name, text)));
        }
        return text.equals("true");
    }

    private static @Nullable Instant time(Map<String, Given> given) {
        Given value = given.remove("initialRecordTime");
        return value == null
                ? null
                : Timestamp.read(String.join("|", value.values()))
                        .map(Timestamp::instant)
                        .orElseThrow(() -> SubscriptionInterface.refusal(
                                List.of(Problem.at("initialRecordTime", SubscriptionProblem.BAD_TIME))));
    }

    private static @Nullable QuerySchedule schedule(Map<String, Given> given) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : QuerySchedule.FIELDS) {
            Given value = given.remove(field);
            if (value != null) {
                fields.put(field, String.join("|", value.values()));
            }
        }
        return fields.isEmpty() ? null : new QuerySchedule(fields);
    }

    private static int size(Map<String, Given> given) {
        Given value = given.remove("perPage");
        if (value == null) {
            return USUAL_PER_MESSAGE;
        }
        String text = String.join("|", value.values());
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw QueryInterface.refusal(
                    List.of(Problem.at("perPage", QueryProblem.NO_WHOLE_NUMBER, "perPage", text, 1)));
        }
        return Math.min(Integer.parseInt(text), EventQueries.MOST_PER_PAGE);
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Rejected<T>(List<Problem> problems) -> throw QueryInterface.refusal(problems);
        };
    }
}
