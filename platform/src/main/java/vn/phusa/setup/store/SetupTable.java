package vn.phusa.setup.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.PartyId;
import vn.phusa.setup.Draft;

/** The one row of the set-up. */
@Repository
public class SetupTable {
    private final JdbcClient database;
    private final JsonMapper json;

    SetupTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    public void open(String token) {
        database.sql("insert into setup.installation (token) values (:token)")
                .param("token", token)
                .update();
    }

    /** Empty when no set-up is open. */
    public Optional<String> token() {
        return database.sql("select token from setup.installation where finished_at is null")
                .query(String.class)
                .optional();
    }

    public Optional<Draft> draft() {
        return read("");
    }

    /** The draft, while nobody else may change it. */
    public Optional<Draft> lock() {
        return read(" for update");
    }

    private Optional<Draft> read(String lock) {
        return database.sql("select draft::text from setup.installation where finished_at is null" + lock)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Draft.class));
    }

    public void save(Draft draft) {
        database.sql("update setup.installation set draft = :draft::jsonb where finished_at is null")
                .param("draft", json.writeValueAsString(draft))
                .update();
    }

    /** Empty when nothing was set up. */
    public Optional<String> province() {
        return database.sql("select province from setup.installation where province is not null")
                .query(String.class)
                .optional();
    }

    /** The token and the draft go; what they led to stays. */
    public void finish(Instant at, PartyId committee, String province) {
        database.sql("update setup.installation set finished_at = :at, committee = :committee, province = :province,"
                        + " token = null, draft = null where finished_at is null")
                .param("province", province)
                .param("at", Timestamp.from(at))
                .param("committee", committee.value())
                .update();
    }
}
