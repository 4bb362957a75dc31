package vn.phusa.traceability.subscription;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.access.Accounts;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.Namespaces;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.EventStore;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.NamedQueries;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.subscription.store.SubscriptionLine;
import vn.phusa.traceability.subscription.store.SubscriptionStore;
import vn.phusa.traceability.subscription.store.SubscriptionTasks;

/** Front door to subscriptions. */
@Service
public class Subscriptions {
    private static final int MOST_PER_ACCOUNT = 1_000;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_TOKEN = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_FAILURE = 500;

    /** So many documents in a row to one receiver before others get their turn. */
    private static final int DOCUMENTS_A_TURN = 50;

    /** A document ends with the event that reaches this size: 8 MiB, as a page of events does. */
    private static final int LARGEST_DOCUMENT = 8 << 20;

    /** So many events are read at first, when nothing is known of their size. */
    private static final int FIRST_EVENTS = 32;

    private final SubscriptionStore store;
    private final SubscriptionLine line;
    private final SubscriptionDocuments documents;
    private final NamedQueries named;
    private final EventQueries queries;
    private final EventStore events;
    private final Accounts accounts;
    private final SchedulerClient jobs;
    private final Clock clock;

    Subscriptions(
            SubscriptionStore store,
            SubscriptionLine line,
            SubscriptionDocuments documents,
            NamedQueries named,
            EventQueries queries,
            EventStore events,
            Accounts accounts,
            SchedulerClient jobs,
            Clock clock) {
        this.store = store;
        this.line = line;
        this.documents = documents;
        this.named = named;
        this.queries = queries;
        this.events = events;
        this.accounts = accounts;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * A subscription to be made.
     *
     * @param name the subscriber's own, unique among its subscriptions; null: it is known by its id
     * @param parameters narrow the query
     * @param address as it was sent
     * @param schedule null: none
     * @param trigger null: none
     * @param initialTime events recorded from then on; null: from now on
     */
    public record NewSubscription(
            @Nullable String name,
            Map<String, Given> parameters,
            Subscription.Form form,
            String address,
            @Nullable String token,
            @Nullable QuerySchedule schedule,
            @Nullable Trigger trigger,
            boolean stream,
            boolean reportIfEmpty,
            @Nullable Instant initialTime,
            String epcFormat) {}

    /** Subscribes to a query of one's own. */
    @Transactional
    public Outcome<Subscription> subscribe(Actor actor, String query, NewSubscription given) {
        AccountId account = actor.account();
        if (query.equals("SimpleMasterDataQuery")) {
            return Outcome.rejected(Problem.of(SubscriptionProblem.NOT_SUBSCRIBABLE, query));
        }
        if (account == null || !TraceabilityPermission.mayAsk(actor)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (query(actor, query, given.parameters()) instanceof Outcome.Rejected<EventQuery>(List<Problem> refused)) {
            return Outcome.rejected(refused);
        }
        List<Problem> problems = problems(given);
        URI address = address(given.address());
        if (address == null) {
            problems.add(Problem.at("dest", SubscriptionProblem.BAD_ADDRESS));
        }
        if (problems.isEmpty() && store.count(account) >= MOST_PER_ACCOUNT) {
            problems.add(Problem.of(SubscriptionProblem.TOO_MANY, MOST_PER_ACCOUNT));
        }
        if (address == null || !problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        Instant now = clock.instant();
        Instant initial = given.initialTime() == null ? now : given.initialTime();
        QuerySchedule schedule = given.schedule();
        Subscription subscription = new Subscription(
                UUID.randomUUID(),
                account,
                given.name(),
                query,
                given.parameters(),
                given.form(),
                actor.organisationsFor(TraceabilityPermission.QUERY)
                        .filter(_ -> !actor.mayEverywhere(TraceabilityPermission.OVERSEE))
                        .orElse(null),
                address,
                given.token(),
                schedule,
                given.trigger() instanceof Trigger.Named named ? named : null,
                null,
                given.reportIfEmpty(),
                initial,
                given.epcFormat(),
                before(given.initialTime()),
                null,
                Subscription.USUAL_BATCH,
                now,
                null,
                schedule == null ? now : schedule.next(now, VietnamTime.ZONE).orElseThrow(),
                0,
                null);
        return store.insert(subscription)
                ? Outcome.accepted(subscription)
                : Outcome.rejected(Problem.of(SubscriptionProblem.DUPLICATE, subscription.called()));
    }

    /** The whole query that is subscribed to, as it is now. */
    private Outcome<EventQuery> query(Actor reader, String name, Map<String, Given> parameters) {
        if (name.equals(Subscription.SIMPLE)) {
            return EventQuery.of(parameters, Namespaces.NONE);
        }
        return named.named(reader, name)
                .then(query -> query.masterData() == null
                        ? EventQuery.of(parameters, query.namespaces())
                                .then(more -> query.events().map(events -> events.and(more.conditions())))
                        : Outcome.rejected(Problem.of(SubscriptionProblem.NOT_SUBSCRIBABLE, name)));
    }

    /** What is wrong with when a subscriber wants to be told; empty: nothing. */
    public static List<Problem> controls(boolean stream, @Nullable QuerySchedule schedule) {
        if (stream == (schedule != null)) {
            return List.of(Problem.of(SubscriptionProblem.SCHEDULE_OR_STREAM));
        }
        return schedule == null
                ? List.of()
                : schedule
                        .fault()
                        .map(field -> Problem.at("schedule." + field, SubscriptionProblem.BAD_SCHEDULE, field))
                        .stream()
                        .toList();
    }

    private static List<Problem> when(NewSubscription given) {
        if (given.trigger() == null) {
            return controls(given.stream(), given.schedule());
        }
        return given.stream() || given.schedule() != null
                ? List.of(Problem.of(SubscriptionProblem.SCHEDULE_OR_STREAM))
                : List.of();
    }

    private static List<Problem> problems(NewSubscription given) {
        List<Problem> problems = new ArrayList<>(when(given));
        String name = given.name();
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            problems.add(Problem.at("subscriptionID", SubscriptionProblem.BAD_ID, LONGEST_NAME));
        }
        String token = given.token();
        if (token != null && (token.isBlank() || token.length() > LONGEST_TOKEN)) {
            problems.add(Problem.at("signatureToken", SubscriptionProblem.BAD_TOKEN, LONGEST_TOKEN));
        }
        return problems;
    }

    private @Nullable URI address(String text) {
        try {
            URI uri = URI.create(text.strip());
            return text.length() <= LONGEST_ADDRESS && line.allowed(uri) ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The subscriptions to a query of the actor's, after that one. */
    @Transactional(readOnly = true)
    public Outcome<List<Subscription>> after(Actor actor, String query, @Nullable UUID after, int size) {
        AccountId account = actor.account();
        if (account != null && query.equals(Subscription.SIMPLE)) {
            return Outcome.accepted(store.after(account, query, after, size));
        }
        return named.named(actor, query).map(found -> store.after(requireAccount(actor), found.name(), after, size));
    }

    /** One subscription. */
    @Transactional(readOnly = true)
    public Outcome<Subscription> find(Actor actor, String query, UUID id) {
        AccountId account = actor.account();
        return (account == null ? Optional.<Subscription>empty() : store.find(account, query, id))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(SubscriptionProblem.NO_SUCH_SUBSCRIPTION)));
    }

    /** Ends the subscription of the actor's that is called so. */
    @Transactional
    public Outcome<Subscription> end(Actor actor, String called) {
        AccountId account = actor.account();
        Optional<Subscription> found = account == null
                ? Optional.empty()
                : store.find(account, called)
                        .or(() -> id(called)
                                .flatMap(store::find)
                                .filter(each -> each.account().equals(account)));
        found.ifPresent(each -> store.remove(each.id()));
        return found.map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(SubscriptionProblem.NO_SUCH_SUBSCRIPTION)));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Ends a subscription. */
    @Transactional
    public Outcome<UUID> end(Actor actor, String query, UUID id) {
        return find(actor, query, id).map(found -> {
            store.remove(found.id());
            return id;
        });
    }

    /** Tells again what was recorded from that moment on. */
    @Transactional
    public Outcome<Subscription> replay(Actor actor, String query, UUID id, Instant from) {
        return find(actor, query, id).map(found -> {
            store.replay(found.id(), EventNumber.firstOf(from).value() - 1, clock.instant());
            return store.find(found.id()).orElseThrow();
        });
    }

    private static AccountId requireAccount(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new IllegalStateException("a query belongs to an account");
        }
        return account;
    }

    // ---- telling

    /** The largest event number there is. */
    public long newest() {
        return events.newest().map(EventNumber::value).orElse(0L);
    }

    /** After which event a subscriber begins that wants what is recorded from that moment on; null: from now on. */
    public long before(@Nullable Instant initialTime) {
        return initialTime == null ? newest() : EventNumber.firstOf(initialTime).value() - 1;
    }

    /**
     * What there is to tell.
     *
     * @param events in the order in which they came to the reader's sight; none where nothing matches up to the end
     * @param places up to which number all is told with each of them
     * @param end with these, all is told up to this number
     */
    public record Portion(List<RecordedEvent> events, List<Long> places, long end) {
        public Portion {
            events = List.copyOf(events);
            places = List.copyOf(places);
        }
    }

    /**
     * The first events of a query that the reader sees, after that one.
     *
     * @param upTo the largest number that counts
     * @param size how many at most
     */
    public Outcome<Portion> portion(Actor reader, EventQuery query, long after, long upTo, int size) {
        return queries.told(reader, query, after, upTo, size)
                .map(told -> new Portion(told.events(), told.places(), told.end()));
    }

    /** Looks whom there is something to tell, and gives each a task. */
    public void look() {
        long newest = newest();
        for (UUID id : store.due(clock.instant(), newest)) {
            jobs.scheduleIfNotExists(
                    SubscriptionTasks.TELL
                            .instance(id.toString())
                            .data(new SubscriptionTasks.ToTell(id))
                            .build(),
                    clock.instant());
        }
    }

    /**
     * Tells a receiver what it has not yet been told, document by document, each once the one before was taken. What cannot be
     * delivered stays to be told.
     */
    public void tell(UUID id) {
        Subscription first = store.find(id).orElse(null);
        if (first == null) {
            return;
        }
        long newest = newest();
        boolean told = false;
        for (int n = 0; n < DOCUMENTS_A_TURN; n++) {
            Subscription subscription = store.find(id).orElse(null);
            if (subscription == null) {
                return;
            }
            Step step = step(subscription, newest);
            if (step == Step.FAILED) {
                return;
            }
            told |= step == Step.TOLD;
            if (step == Step.NOTHING) {
                finish(subscription, told);
                return;
            }
        }
        // More is left than one turn takes; the next look finds it due still.
    }

    private enum Step {
        TOLD,
        SMALLER,
        NOTHING,
        FAILED
    }

    private void finish(Subscription subscription, boolean told) {
        QuerySchedule schedule = subscription.schedule();
        if (schedule == null) {
            return;
        }
        if (!told && subscription.reportIfEmpty()) {
            if (!sendNothing(subscription, subscription.dueAt())) {
                return;
            }
            store.moved(subscription.id(), subscription.position(), clock.instant());
        }
        schedule.next(clock.instant(), VietnamTime.ZONE).ifPresent(next -> store.due(subscription.id(), next));
    }

    private Step step(Subscription subscription, long newest) {
        Actor reader = reader(subscription);
        if (!TraceabilityPermission.mayAsk(reader)) {
            // Nothing is passed over meanwhile: it may be given back.
            return fail(subscription, "the right to query was withdrawn");
        }
        EventQuery query;
        switch (query(reader, subscription.query(), subscription.parameters())) {
            case Outcome.Accepted<EventQuery>(EventQuery found) -> query = found;
            case Outcome.Rejected<EventQuery> _ -> {
                return fail(subscription, "the account is closed");
            }
        }
        long upTo;
        Long sending = subscription.sendingTo();
        Trigger.Named trigger = subscription.trigger();
        if (sending != null) {
            upTo = sending;
        } else if (trigger == null) {
            upTo = newest;
        } else {
            switch (triggered(reader, subscription, trigger, newest)) {
                case Outcome.Accepted<Long>(Long end) -> upTo = end;
                case Outcome.Rejected<Long>(List<Problem> problems) -> {
                    return fail(subscription, problems.getFirst().code().code());
                }
            }
        }
        if (upTo <= subscription.position()) {
            store.looked(subscription.id(), newest);
            return Step.NOTHING;
        }
        Reading reading = new Reading(reader, query, subscription.position(), upTo, subscription.batch());
        List<RecordedEvent> found = reading.next(FIRST_EVENTS);
        Problem refused = reading.refused;
        if (refused != null) {
            return fail(subscription, refused.code().code());
        }
        long end = reading.end;
        if (found.isEmpty()) {
            boolean says = trigger != null && subscription.reportIfEmpty();
            if (says && !sendNothing(subscription, end)) {
                return Step.FAILED;
            }
            store.moved(subscription.id(), end, says ? clock.instant() : null);
            return end < newest ? Step.SMALLER : Step.NOTHING;
        }
        // What is sent again is what was sent before, to its last event, whatever the size of what stands around.
        SubscriptionDocuments.Written written =
                documents.write(subscription, found, reading, sending == null ? LARGEST_DOCUMENT : Integer.MAX_VALUE);
        end = written.count() < reading.numbers.size() ? reading.numbers.get(written.count() - 1) : reading.end;
        store.sending(subscription.id(), end);
        byte[] document = written.document();
        try {
            int status = line.post(subscription, subscription.key(end), document);
            if (status >= 200 && status < 300) {
                store.moved(subscription.id(), end, clock.instant());
                return Step.TOLD;
            }
            if (status == 413 && written.count() > 1) {
                store.smaller(subscription.id(), Math.max(1, written.count() / 2));
                return Step.SMALLER;
            }
            return fail(subscription, "HTTP " + status);
        } catch (IOException e) {
            return fail(subscription, String.valueOf(e.getMessage()));
        }
    }

    /** Reads what there is to tell, a few events at a time. */
    private final class Reading implements SubscriptionDocuments.Source {
        private final Actor reader;
        private final EventQuery query;
        private final long upTo;
        private final List<Long> numbers = new ArrayList<>();
        private int left;
        private long end;
        private @Nullable Problem refused;

        private Reading(Actor reader, EventQuery query, long after, long upTo, int most) {
            this.reader = reader;
            this.query = query;
            this.upTo = upTo;
            this.left = most;
            this.end = after;
        }

        @Override
        public List<RecordedEvent> next(int most) {
            if (end >= upTo || left == 0) {
                return List.of();
            }
            switch (portion(reader, query, end, upTo, Math.min(most, left))) {
                case Outcome.Accepted<Portion>(Portion portion) -> {
                    numbers.addAll(portion.places());
                    left -= portion.events().size();
                    end = portion.end();
                    return portion.events();
                }
                case Outcome.Rejected<Portion>(List<Problem> problems) -> {
                    // What was read until now is told; the next turn says why there is no more.
                    refused = problems.getFirst();
                    left = 0;
                    return List.of();
                }
            }
        }
    }

    /** Up to which number a trigger lets events be told; where nothing newer has triggered, the position. */
    private Outcome<Long> triggered(Actor reader, Subscription subscription, Trigger.Named trigger, long newest) {
        Long looked = subscription.lookedTo();
        long from = looked == null ? subscription.position() : Math.max(looked, subscription.position());
        if (from >= newest) {
            return Outcome.accepted(subscription.position());
        }
        return queries.lastTold(reader, trigger.query(), from).map(told -> {
            if (told.isEmpty()) {
                return subscription.position();
            }
            long last = told.getAsLong();
            return Math.min(
                    Math.max(last, newest),
                    new EventNumber(last).lastOfItsTime().value());
        });
    }

    /** Says that there was nothing; by the same key when it is said again. */
    private boolean sendNothing(Subscription subscription, Object when) {
        String key = subscription.id() + ":empty:" + when;
        byte[] document = documents.write(subscription, List.of()).document();
        try {
            int status = line.post(subscription, key, document);
            if (status >= 200 && status < 300) {
                return true;
            }
            fail(subscription, "HTTP " + status);
        } catch (IOException e) {
            fail(subscription, String.valueOf(e.getMessage()));
        }
        return false;
    }

    private Step fail(Subscription subscription, String why) {
        int failures = subscription.failures() + 1;
        store.failed(
                subscription.id(),
                failures,
                why.length() <= LONGEST_FAILURE ? why : why.substring(0, LONGEST_FAILURE),
                clock.instant().plus(Subscription.wait(failures)));
        return Step.FAILED;
    }

    /** The account as it is today, but seeing no more than who subscribed could see: a key may see less than its account. */
    private Actor reader(Subscription subscription) {
        Actor account = accounts.actorOf(subscription.account(), Actor.Channel.API);
        Set<PartyId> subscribed = subscription.organisations();
        AccountId id = account.account();
        if (subscribed == null || id == null) {
            return account;
        }
        Set<PartyId> both = new HashSet<>(subscribed);
        account.organisationsFor(TraceabilityPermission.QUERY).ifPresent(both::retainAll);
        return new Actor(
                id,
                account.person(),
                account.name(),
                both.isEmpty() ? List.of() : List.of(new Grant(Role.INTEGRATION, new Grant.Within(both), null)),
                Actor.Channel.API);
    }
}
