package vn.phusa.shell.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which forms have been sent already. Every call is a transaction of its own. */
@Repository
public class Submissions {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final Clock clock;

    Submissions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether this is the first time that the form comes in. */
    public boolean claim(UUID token) {
        return database.sql("""
                                insert into shell.submission (token, received_at) values (:token, :now)
                                on conflict do nothing
                                """)
                        .param("token", token)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** The first one's answer led here. */
    public void settle(UUID token, String location) {
        database.sql("update shell.submission set location = :location where token = :token")
                .param("token", token)
                .param("location", location)
                .update();
    }

    /** The first one was refused; the form may be sent again. */
    public void release(UUID token) {
        database.sql("delete from shell.submission where token = :token and location is null")
                .param("token", token)
                .update();
    }

    /** Where the first one's answer led; empty while it is at work. */
    public Optional<String> location(UUID token) {
        return database.sql("select location from shell.submission where token = :token and location is not null")
                .param("token", token)
                .query(String.class)
                .optional();
    }

    public int forgetOld() {
        return database.sql("delete from shell.submission where received_at < :limit")
                .param("limit", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
