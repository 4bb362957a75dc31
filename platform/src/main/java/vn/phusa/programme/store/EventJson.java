package vn.phusa.programme.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.PartyId;
import vn.phusa.programme.CommitmentEvent;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Life;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;

/**
 * Events as they are stored: the kind is the event's name, the payload its parts as JSON. Stored rows are for ever, so
 * a part may be added (absent reads as null), never renamed.
 */
final class EventJson {
    private static final Map<String, Class<?>> KINDS = Arrays.stream(CommitmentEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(PartyId.class, Id.class)
            .addMixIn(CommitmentId.class, Id.class)
            .addMixIn(ProgrammeId.class, Id.class)
            .addMixIn(Holder.class, HolderForm.class)
            .addMixIn(Life.class, LifeForm.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    /** An identity is its number. */
    abstract static class Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Id(long value) {}

        @JsonValue
        abstract long value();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "holder")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Holder.Known.class, name = "known"),
        @JsonSubTypes.Type(value = Holder.Unresolved.class, name = "unresolved")
    })
    interface HolderForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Life.NotAssigned.class, name = "not-assigned"),
        @JsonSubTypes.Type(value = Life.Assigned.class, name = "assigned"),
        @JsonSubTypes.Type(value = Life.Received.class, name = "received"),
        @JsonSubTypes.Type(value = Life.InProgress.class, name = "in-progress"),
        @JsonSubTypes.Type(value = Life.ReportedDone.class, name = "reported-done"),
        @JsonSubTypes.Type(value = Life.Returned.class, name = "returned"),
        @JsonSubTypes.Type(value = Life.Confirmed.class, name = "confirmed"),
        @JsonSubTypes.Type(value = Life.Suspended.class, name = "suspended"),
        @JsonSubTypes.Type(value = Life.CarriedOver.class, name = "carried-over"),
        @JsonSubTypes.Type(value = Life.NotInForce.class, name = "not-in-force")
    })
    interface LifeForm {}

    static String kind(CommitmentEvent event) {
        return event.getClass().getSimpleName();
    }

    static String write(CommitmentEvent event) {
        return JSON.writeValueAsString(event);
    }

    static CommitmentEvent read(String kind, String payload) {
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalStateException("history holds an event of unknown kind " + kind);
        }
        return (CommitmentEvent) JSON.readValue(payload, type);
    }

    static String write(Programme.Facts facts) {
        return JSON.writeValueAsString(facts);
    }

    static Programme.Facts readFacts(String facts) {
        return JSON.readValue(facts, Programme.Facts.class);
    }
}
