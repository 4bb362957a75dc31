package vn.phusa.traceability.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.traceability.CaptureError;
import vn.phusa.traceability.Clash;
import vn.phusa.traceability.NewEvent;

/** Says which events would clash with what stands in the repository, without writing. */
@Repository
public class EventClashes {
    private final JdbcClient database;

    EventClashes(JdbcClient database) {
        this.database = database;
    }

    private record Identity(UUID id, UUID declared) {}

    public List<CaptureError> of(List<NewEvent> events) {
        Map<Identity, UUID> stored = new HashMap<>();
        database.sql("select id, declared, content from traceability.event_id where id = any (?)")
                .param(events.stream().map(NewEvent::id).distinct().toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        new Identity(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        row.getObject(3, UUID.class)))
                .list()
                .forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
        Map<Identity, UUID> own = new HashMap<>();
        List<CaptureError> clashes = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            NewEvent event = events.get(i);
            Identity identity = new Identity(event.id(), event.declared());
            UUID before = stored.get(identity);
            UUID within = own.putIfAbsent(identity, event.content());
            UUID other = before == null ? within : before;
            if (other != null && !other.equals(event.content())) {
                clashes.add(CaptureError.of(new Clash(i, before == null), event));
            }
        }
        return clashes;
    }
}
