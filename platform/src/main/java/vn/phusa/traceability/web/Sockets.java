package vn.phusa.traceability.web;

import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.NamedQueries;
import vn.phusa.traceability.NamedQuery;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.subscription.SubscriptionProblem;
import vn.phusa.traceability.subscription.Subscriptions;

/** The subscriptions by websocket that are open at this node. Each tells on a thread of its own, so that a slow one holds up nobody. */
@Component
class Sockets implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    /** So many of one account, and so many in all. */
    static final int MOST_PER_ACCOUNT = 16;

    private static final int MOST = 512;

    /** So many look for events at once; there are not more connections to the database to spare. */
    private static final int READERS = 4;

    private static final long EVERY_MILLISECONDS = 250;

    private final Subscriptions subscriptions;
    private final NamedQueries named;
    private final EventAnswers answers;
    private final Clock clock;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore reading = new Semaphore(READERS);
    private @Nullable ScheduledExecutorService beats;

    Sockets(Subscriptions subscriptions, NamedQueries named, EventAnswers answers, Clock clock) {
        this.subscriptions = subscriptions;
        this.named = named;
        this.answers = answers;
        this.clock = clock;
    }

    // ---- opening and closing

    /** Refuses where there are too many already. */
    void requireRoom(AccountId account) {
        if (!hasRoom(account, 1)) {
            throw SubscriptionInterface.refusal(
                    List.of(Problem.of(SubscriptionProblem.TOO_MANY_SOCKETS, MOST_PER_ACCOUNT)));
        }
    }

    private boolean hasRoom(AccountId account, int more) {
        return open.size() + more <= MOST
                && open.stream().filter(each -> each.account().equals(account)).count() + more <= MOST_PER_ACCOUNT;
    }

    Socket make(Socket.Wish wish) {
        return new Socket(wish, this, clock.instant());
    }

    /** A connection stands. Whoever came through the door at the same time as too many others has to go again. */
    void opened(Socket socket) {
        open.add(socket);
        if (!isRunning()) {
            socket.close(CloseCodes.GOING_AWAY, "the server is stopping");
        } else if (!hasRoom(socket.account(), 0)) {
            socket.close(CloseCodes.TRY_AGAIN_LATER, "too many connections");
        }
    }

    void closed(Socket socket) {
        open.remove(socket);
    }

    int count() {
        return open.size();
    }

    // ---- what a socket asks for

    Instant now() {
        return clock.instant();
    }

    boolean isThere(Actor reader, NamedQuery query) {
        return named.named(reader, query.name()) instanceof Outcome.Accepted<NamedQuery>(NamedQuery found)
                && found.createdAt().equals(query.createdAt());
    }

    Outcome<Subscriptions.Portion> portion(Actor reader, EventQuery query, long after, long upTo, int size)
            throws InterruptedException {
        reading.acquire();
        try {
            return subscriptions.portion(reader, query, after, upTo, size);
        } finally {
            reading.release();
        }
    }

    EventAnswers.Written document(
            List<RecordedEvent> events, String query, String subscription, Answering how, int mostBytes) {
        return answers.document(events, query, subscription, how, mostBytes);
    }

    void failed(RuntimeException failure) {
        LOG.error("a subscription by websocket failed", failure);
    }

    // ---- the beat

    @Override
    public synchronized void start() {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("sockets").factory());
        made.scheduleWithFixedDelay(this::beat, EVERY_MILLISECONDS, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        beats = made;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService made = beats;
        beats = null;
        if (made != null) {
            made.shutdownNow();
        }
        open.forEach(
                socket -> socket.close(CloseCodes.GOING_AWAY, "the server is stopping; resume with initialRecordTime"));
    }

    @Override
    public synchronized boolean isRunning() {
        return beats != null;
    }

    /** Looks whom there is something to tell. */
    private void beat() {
        if (open.isEmpty()) {
            return;
        }
        try {
            long newest = subscriptions.newest();
            Instant now = clock.instant();
            for (Socket socket : open) {
                if (socket.isDue(newest, now)) {
                    Thread.ofVirtual().name("socket").start(() -> socket.turn(newest, now));
                }
            }
        } catch (RuntimeException failure) {
            // The database may be away for a moment; the next beat comes.
            failed(failure);
        }
    }
}
