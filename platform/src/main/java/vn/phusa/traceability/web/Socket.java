package vn.phusa.traceability.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.VietnamTime;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.NamedQuery;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.subscription.QuerySchedule;
import vn.phusa.traceability.subscription.Subscriptions.Portion;

/**
 * A subscription by websocket. Each message is an EPCIS query document, followed by a ping; the next message goes out when the pong has
 * come, which says that the peer has read so far. So a slow reader holds up itself alone, and whoever is cut off resumes with {@code
 * initialRecordTime}: the record time of the last event that it has.
 */
final class Socket extends Endpoint {

    /** A message ends after the event that reaches this size. */
    private static final int LARGEST_MESSAGE = 1 << 20;

    /** Nothing is expected from the peer but answers. */
    private static final int LARGEST_INCOMING = 1 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** After so long without a message, one asks whether the peer is still there, and whether it still may. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /**
     * What is subscribed to.
     *
     * @param reader who subscribes, as of now whenever it is asked
     * @param named the query of one's own; null: none
     * @param query the whole query
     * @param schedule null: told as events come
     * @param size so many events in a message at most
     * @param position the largest event number that is not told
     */
    record Wish(
            AccountId account,
            Supplier<Actor> reader,
            @Nullable NamedQuery named,
            EventQuery query,
            Answering how,
            @Nullable QuerySchedule schedule,
            boolean reportIfEmpty,
            int size,
            long position) {

        String queryName() {
            return named == null ? "SimpleEventQuery" : named.name();
        }
    }

    private final UUID id = UUID.randomUUID();
    private final Wish wish;
    private final Sockets sockets;
    private final AtomicBoolean busy = new AtomicBoolean();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private long pings;
    private long pongs;

    private volatile @Nullable Session session;
    private volatile long position;
    private volatile Instant due;
    private volatile Instant heard;

    /** How many events to read at once, judged by the size of those before. */
    private int fit = 32;

    Socket(Wish wish, Sockets sockets, Instant now) {
        this.wish = wish;
        this.sockets = sockets;
        this.position = wish.position();
        this.heard = now;
        this.due = next(now);
    }

    AccountId account() {
        return wish.account();
    }

    // ---- the connection

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        opened.setMaxTextMessageBufferSize(LARGEST_INCOMING);
        opened.setMaxBinaryMessageBufferSize(LARGEST_INCOMING);
        opened.setMaxIdleTimeout(0);
        opened.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", PATIENCE.toMillis());
        opened.addMessageHandler(PongMessage.class, new Pongs());
        session = opened;
        sockets.opened(this);
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        sockets.closed(this);
        wake();
    }

    @Override
    public void onError(Session failed, Throwable failure) {
        sockets.closed(this);
        wake();
    }

    private final class Pongs implements MessageHandler.Whole<PongMessage> {
        @Override
        public void onMessage(PongMessage pong) {
            ByteBuffer data = pong.getApplicationData();
            if (data.remaining() != Long.BYTES) {
                return;
            }
            long number = data.getLong();
            lock.lock();
            try {
                // No pong counts for a ping that has not gone out.
                if (number <= pings) {
                    pongs = Math.max(pongs, number);
                    answered.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void wake() {
        lock.lock();
        try {
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close(CloseCodes code, String reason) {
        sockets.closed(this);
        Session open = session;
        if (open != null) {
            try {
                open.close(new CloseReason(code, reason));
            } catch (IOException | IllegalStateException gone) {
                // Whom the farewell does not reach has gone.
            }
        }
        wake();
    }

    // ---- telling

    /** Whether there is something to do. */
    boolean isDue(long newest, Instant now) {
        boolean time = wish.schedule() == null ? position < newest : !now.isBefore(due);
        return !busy.get() && (time || !now.isBefore(heard.plus(SILENCE)));
    }

    private Instant next(Instant now) {
        QuerySchedule schedule = wish.schedule();
        return schedule == null
                ? Instant.MAX
                : schedule.next(now, VietnamTime.ZONE).orElse(Instant.MAX);
    }

    /** Tells what there is to tell up to that event; one turn at a time. */
    void turn(long newest, Instant now) {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            if (reader() == null) {
                return;
            }
            boolean scheduled = wish.schedule() != null && !now.isBefore(due);
            if (wish.schedule() == null || scheduled) {
                boolean told = tell(newest);
                if (scheduled) {
                    if (!told && wish.reportIfEmpty()) {
                        send(List.of());
                    }
                    due = next(now);
                }
            }
            if (!now.isBefore(heard.plus(SILENCE))) {
                ping();
            }
        } catch (IOException gone) {
            close(CloseCodes.TRY_AGAIN_LATER, "nothing was read for too long; resume with initialRecordTime");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            sockets.failed(failure);
            close(CloseCodes.UNEXPECTED_CONDITION, "the query failed; resume with initialRecordTime");
        } finally {
            busy.set(false);
        }
    }

    /** Who reads, and the query still being there; null: neither, and the connection is closed. */
    private @Nullable Actor reader() {
        Actor reader = wish.reader().get();
        if (!reader.signedIn() || !TraceabilityPermission.mayAsk(reader)) {
            close(CloseCodes.VIOLATED_POLICY, "the right to query has ended");
            return null;
        }
        NamedQuery query = wish.named();
        if (query != null && !sockets.isThere(reader, query)) {
            close(CloseCodes.NORMAL_CLOSURE, "the query was deleted");
            return null;
        }
        return reader;
    }

    private boolean tell(long newest) throws IOException, InterruptedException {
        boolean told = false;
        while (position < newest && isOpen()) {
            Actor reader = reader();
            if (reader == null) {
                return told;
            }
            Portion portion;
            switch (sockets.portion(reader, wish.query(), position, newest, Math.min(fit, wish.size()))) {
                case Outcome.Accepted<Portion>(Portion found) -> portion = found;
                case Outcome.Rejected<Portion> _ -> {
                    close(CloseCodes.VIOLATED_POLICY, "the query is too large or too complex");
                    return told;
                }
            }
            List<RecordedEvent> events = portion.events();
            if (events.isEmpty()) {
                position = portion.end();
                continue;
            }
            int count = send(events);
            position = count < events.size() ? portion.places().get(count - 1) : portion.end();
            told = true;
        }
        return told;
    }

    /** Sends a document, and waits until it was read. @return how many of the events are in it */
    private int send(List<RecordedEvent> events) throws IOException, InterruptedException {
        EventAnswers.Written written =
                sockets.document(events, wish.queryName(), id.toString(), wish.how(), LARGEST_MESSAGE);
        if (written.count() > 0) {
            int size = written.document().length / written.count() + 1;
            fit = Math.clamp(LARGEST_MESSAGE / size, 1, EventQueries.MOST_PER_PAGE);
        }
        open().getBasicRemote().sendText(new String(written.document(), StandardCharsets.UTF_8));
        ping();
        return written.count();
    }

    private void ping() throws IOException, InterruptedException {
        long number;
        lock.lock();
        try {
            number = ++pings;
        } finally {
            lock.unlock();
        }
        open().getBasicRemote()
                .sendPing(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (pongs < number) {
                if (!isOpen() || left <= 0) {
                    throw new IOException("no answer");
                }
                left = answered.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(30)));
            }
        } finally {
            lock.unlock();
        }
        heard = sockets.now();
    }

    private boolean isOpen() {
        Session open = session;
        return open != null && open.isOpen();
    }

    private Session open() throws IOException {
        Session open = session;
        if (open == null || !open.isOpen()) {
            throw new IOException("closed");
        }
        return open;
    }
}
