package vn.phusa.traceability.sight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.EventType;
import vn.phusa.traceability.Condition;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.Fields;
import vn.phusa.traceability.ThingPattern;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.trace.WrittenIdentifier;

/**
 * What somebody looks for among events, as typed.
 *
 * @param code an identifier in any spelling, or an event ID
 * @param place an identifier, a GLN, or a part of a name
 * @param step Web URI of a business step
 * @param kind name of an event type
 * @param party a GLN, or a part of a name
 */
public record Sought(
        String code,
        String place,
        String step,
        String kind,
        String party,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Knows places and parties by what people call them. */
    public interface Register {
        /** Keys of the places that are called so. */
        Set<String> places(String written);

        /** Organisations that are called so and the keys under which events name them. */
        Viewer.Party party(String written);
    }

    private static final Pattern EVENT_ID = Pattern.compile("(?i)(urn:uuid:|ni:|urn:event:)\\S+");

    /** Newest first: whoever looks for events mostly means what happened lately. */
    private static final EventQuery.Order NEWEST_FIRST =
            new EventQuery.Order(new EventQuery.OrderBy.EventTime(), false);

    /** The query that answers it. */
    public Outcome<EventQuery> query(Register register) {
        List<Problem> problems = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        if (!code.isBlank()) {
            code(conditions, problems);
        }
        if (!place.isBlank()) {
            conditions.add(new Condition.Anywhere(register.places(place.strip())));
        }
        if (!step.isBlank()) {
            conditions.add(new Condition.Word(Condition.Vocabulary.BIZ_STEP, Set.of(step.strip())));
        }
        if (!kind.isBlank()) {
            try {
                conditions.add(Condition.Types.of(EventType.valueOf(kind)));
            } catch (IllegalArgumentException unknown) {
                problems.add(Problem.at("kind", Refusal.UNKNOWN_CHOICE, kind));
            }
        }
        if (!party.isBlank()) {
            conditions.add(new Condition.Concerns(register.party(party.strip())));
        }
        if (from != null) {
            conditions.add(new Condition.Time(Condition.Clock.EVENT, true, VietnamTime.startOf(from)));
        }
        if (to != null) {
            conditions.add(new Condition.Time(Condition.Clock.EVENT, false, VietnamTime.startOf(to.plusDays(1))));
        }
        if (from != null && to != null && to.isBefore(from)) {
            problems.add(Problem.at("to", SightProblem.ENDS_BEFORE_IT_BEGINS));
        }
        return problems.isEmpty()
                ? Outcome.accepted(new EventQuery(conditions, NEWEST_FIRST, null, null))
                : Outcome.rejected(problems);
    }

    private void code(List<Condition> conditions, List<Problem> problems) {
        if (EVENT_ID.matcher(code.strip()).matches()) {
            conditions.add(new Condition.Ids(Set.of(code.strip())));
            return;
        }
        String key = WrittenIdentifier.key(code).orElse(null);
        if (key == null) {
            problems.add(Problem.at("code", SightProblem.NO_IDENTIFIER));
        } else if (Fields.isClass(key)) {
            EnumSet<ThingRole> goods = EnumSet.allOf(ThingRole.class);
            goods.removeAll(ThingRole.JOINING);
            conditions.add(new Condition.Matches(
                    goods,
                    List.of(new ThingPattern.Many(
                            List.of(key + "/"), key, key, Pattern.compile(Pattern.quote(key + "/") + ".*")))));
        } else {
            conditions.add(new Condition.Matches(EnumSet.allOf(ThingRole.class), List.of(new ThingPattern.One(key))));
        }
    }
}
