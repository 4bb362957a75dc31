package vn.phusa.traceability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.Place;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;

/**
 * A SimpleEventQuery (EPCIS 2.0, section 8.2.7.1): which events, in which order, how many. {@link #matches} is its definition; storage
 * only narrows. Every condition is one about the event: {@code EQ_type} and {@code GE_value_CEL} may hold for different reports of a
 * sensor, but a value and its unit come from the same one.
 *
 * @param conditions all must hold
 * @param order null: as they were recorded
 * @param countLimit only the first so many; null: all
 * @param mostEvents more than so many are an error; null: any number
 */
public record EventQuery(
        List<Condition> conditions,
        @Nullable Order order,
        @Nullable Integer countLimit,
        @Nullable Integer mostEvents) {

    /** All events. */
    public static final EventQuery ALL = new EventQuery(List.of(), null, null, null);

    public EventQuery {
        conditions = List.copyOf(conditions);
    }

    /**
     * In which order.
     *
     * @param by the field
     * @param ascending otherwise descending, which is the standard's default
     */
    public record Order(OrderBy by, boolean ascending) {}

    /** A field to order by. */
    public sealed interface OrderBy {
        record EventTime() implements OrderBy {}

        record RecordTime() implements OrderBy {}

        /** A field of somebody's own; numbers and instants by their value, texts by code points. */
        record Own(String field) implements OrderBy {}
    }

    /**
     * Reads a query.
     *
     * @param parameters by name, as sent
     * @param namespaces what the prefixes in their names stand for
     */
    public static Outcome<EventQuery> of(Map<String, Given> parameters, Namespaces namespaces) {
        return new EventQueryReader(namespaces).read(parameters);
    }

    /** This query and further conditions. */
    public EventQuery and(List<Condition> more) {
        List<Condition> all = new ArrayList<>(conditions);
        all.addAll(more);
        return new EventQuery(all, order, countLimit, mostEvents);
    }

    /** This query, narrowed by another: all conditions of both, and its order and limit where it has any. */
    public EventQuery narrowedBy(EventQuery other) {
        boolean limited = other.countLimit != null || other.mostEvents != null;
        return new EventQuery(
                and(other.conditions).conditions,
                other.order == null ? order : other.order,
                limited ? other.countLimit : countLimit,
                limited ? other.mostEvents : mostEvents);
    }

    /** Whether the event is one that is asked for; whether it may be seen is another question ({@link Viewer}). */
    public boolean matches(RecordedEvent recorded, MasterDataView masterData) {
        if (conditions.isEmpty()) {
            return true;
        }
        Judged judged = new Judged(recorded);
        return conditions.stream().allMatch(condition -> judged.holds(condition, masterData));
    }

    /** An event with what conditions ask for, found out at most once. */
    private static final class Judged {
        private final RecordedEvent recorded;
        private final Event event;
        private final Circumstances circumstances;
        private @Nullable List<Field> fields;
        private @Nullable List<Thing> things;

        Judged(RecordedEvent recorded) {
            this.recorded = recorded;
            this.event = recorded.event();
            this.circumstances = event.circumstances();
        }

        boolean holds(Condition condition, MasterDataView masterData) {
            return switch (condition) {
                case Condition.Types(var types, var own) ->
                    types.contains(event.type()) || event instanceof ExtensionEvent && own.contains(event.kindName());
                case Condition.Time(var clock, var fromThen, var moment) -> {
                    boolean before = (switch (clock) {
                                case EVENT -> event.occurrence().eventTime().instant();
                                case RECORD -> recorded.number().recordTime();
                            })
                            .isBefore(moment);
                    yield fromThen != before;
                }
                case Condition.Actions(var actions) -> {
                    Action action = action(event);
                    yield action != null && actions.contains(action);
                }
                case Condition.Word(var of, var values) -> {
                    String value = switch (of) {
                        case BIZ_STEP -> circumstances.bizStep();
                        case DISPOSITION -> circumstances.disposition();
                    };
                    yield value != null && values.contains(value);
                }
                case Condition.At(var where, var keys) -> {
                    String place = place(where);
                    yield place != null && keys.contains(place);
                }
                case Condition.Anywhere(var keys) -> {
                    String read = place(Condition.Where.READ_POINT);
                    String after = place(Condition.Where.BIZ_LOCATION);
                    yield read != null && keys.contains(read) || after != null && keys.contains(after);
                }
                case Condition.Concerns(var party) -> party.sees(recorded);
                case Condition.Within(var where, var keys) -> {
                    String place = place(where);
                    yield place != null
                            && keys.stream()
                                    .anyMatch(key -> masterData.within(key).contains(place));
                }
                case Condition.Matches(var roles, var patterns) ->
                    things().stream()
                            .filter(thing -> roles.contains(thing.role()))
                            .anyMatch(thing -> patterns.stream().anyMatch(pattern -> pattern.fits(thing.key())));
                case Condition.Ids(var ids) -> {
                    String id = event.occurrence().eventID();
                    yield id != null && ids.contains(id);
                }
                case Condition.Has(var field, var wanted) ->
                    fields().stream().anyMatch(each -> each.name().equals(field) && wanted.holds(each));
                case Condition.MasterData(var of, var attributes, var values) ->
                    named(of).stream()
                            .anyMatch(key -> attributes.stream()
                                    .map(attribute -> masterData.values(key, attribute))
                                    .anyMatch(held -> !held.isEmpty()
                                            && (values == null || held.stream().anyMatch(values::contains))));
            };
        }

        private @Nullable String place(Condition.Where where) {
            Place place = switch (where) {
                case READ_POINT -> circumstances.readPoint();
                case BIZ_LOCATION -> circumstances.bizLocation();
            };
            return place == null ? null : Thing.key(place.id());
        }

        private Set<String> named(Condition.Named of) {
            return switch (of) {
                case Condition.Named.Step() -> one(circumstances.bizStep());
                case Condition.Named.Disposition() -> one(circumstances.disposition());
                case Condition.Named.PlaceOf(var where) -> one(place(where));
                case Condition.Named.EpcClass() -> withClasses(thing -> ThingRole.ANY_CLASS.contains(thing.role()));
                case Condition.Named.Epc() -> withClasses(thing -> ThingRole.ANY_EPC.contains(thing.role()));
                case Condition.Named.Own(var field) -> {
                    Set<String> keys = new HashSet<>();
                    for (Field each : fields()) {
                        if (each.name().equals(field) && each.text() != null) {
                            keys.add(MasterDataView.key(each.text()));
                        }
                    }
                    yield keys;
                }
            };
        }

        private Set<String> withClasses(Predicate<Thing> which) {
            Set<String> keys = new HashSet<>();
            things().stream().filter(which).map(Thing::key).forEach(key -> {
                keys.add(key);
                String itsClass = Fields.classOf(key);
                if (itsClass != null) {
                    keys.add(itsClass);
                }
            });
            return keys;
        }

        private static Set<String> one(@Nullable String value) {
            return value == null ? Set.of() : Set.of(value);
        }

        private List<Field> fields() {
            List<Field> known = fields;
            if (known == null) {
                known = Fields.of(event);
                fields = known;
            }
            return known;
        }

        private List<Thing> things() {
            List<Thing> known = things;
            if (known == null) {
                known = Thing.of(event);
                things = known;
            }
            return known;
        }
    }

    private static @Nullable Action action(Event event) {
        return switch (event) {
            case ObjectEvent e -> e.action();
            case AggregationEvent e -> e.action();
            case AssociationEvent e -> e.action();
            case TransactionEvent e -> e.action();
            case ExtensionEvent e -> e.action();
            case TransformationEvent _ -> null;
        };
    }
}
