package vn.phusa.traceability.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.EventType;
import vn.phusa.traceability.Comparison;
import vn.phusa.traceability.Condition;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.Field;
import vn.phusa.traceability.Fields;
import vn.phusa.traceability.MasterDataView;
import vn.phusa.traceability.NewEvent;
import vn.phusa.traceability.ThingPattern;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.Viewer;
import vn.phusa.traceability.Wanted;
import vn.phusa.traceability.store.Probe.Sql;

/**
 * What the tables can tell about a query: conditions on the columns of an event, ways through the indices, bounds of the numbers. It lets
 * no event through the net that the query matches; whether one in the net matches, {@link EventQuery#matches} says.
 */
final class Narrowing {

    private static final int RANK_ID = 0;
    private static final int RANK_THING = 1;
    private static final int RANK_FIELD = 2;
    private static final int RANK_CLASS = 3;
    private static final int RANK_RANGE = 4;
    private static final int RANK_PLACE = 5;
    private static final int RANK_WORD = 6;
    private static final int RANK_PARTY = 7;

    private static final int FEW_KEYS = 8;

    private final Words words;
    private final MasterDataView masterData;
    private final List<Sql> columns = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private long above;
    private long upTo;
    private boolean impossible;

    private Narrowing(Words words, MasterDataView masterData, long newest) {
        this.words = words;
        this.masterData = masterData;
        this.upTo = newest;
    }

    /**
     * @param newest events after this one are not looked at
     */
    static Narrowing of(EventQuery query, Viewer viewer, MasterDataView masterData, Words words, long newest) {
        Narrowing narrowing = new Narrowing(words, masterData, newest);
        query.conditions().forEach(narrowing::condition);
        narrowing.viewer(viewer);
        narrowing.probes.sort((one, other) -> Integer.compare(one.rank(), other.rank()));
        return narrowing;
    }

    /** Whether nothing can match, for instance because nobody has ever used the business step. */
    boolean isImpossible() {
        return impossible || above >= upTo;
    }

    /** The number above which all lie. */
    long above() {
        return above;
    }

    /** The largest number that counts. */
    long upTo() {
        return upTo;
    }

    /** Conditions on the columns of {@code event e}. */
    List<Sql> columns() {
        return columns;
    }

    /** The most selective first. */
    List<Probe> probes() {
        return probes;
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Condition.Types(Set<EventType> types, Set<String> own) -> types(types, own);
            case Condition.Time(var clock, var fromThen, var moment) -> {
                switch (clock) {
                    case EVENT -> eventTime(fromThen, moment);
                    case RECORD -> recordTime(fromThen, moment);
                }
            }
            case Condition.Actions(Set<Action> actions) ->
                smallints("e.action", actions.stream().map(Narrowing::code).toList());
            case Condition.Word(var of, var values) ->
                column(
                        switch (of) {
                            case BIZ_STEP -> "biz_step";
                            case DISPOSITION -> "disposition";
                        },
                        values,
                        RANK_WORD);
            case Condition.At(var where, var keys) -> column(column(where), keys, RANK_PLACE);
            case Condition.Within(var where, var keys) -> {
                Set<String> all = new HashSet<>();
                keys.forEach(key -> all.addAll(masterData.within(key)));
                column(column(where), all, RANK_PLACE);
            }
            case Condition.Anywhere(var keys) -> anywhere(keys);
            case Condition.Concerns(var party) -> party(party);
            case Condition.Matches(var roles, var patterns) -> matches(roles, patterns);
            case Condition.Ids(Set<String> ids) -> {
                Object[] keys = ids.stream().map(NewEvent::idOf).toArray();
                probes.add(new Probe(
                        RANK_ID,
                        List.of(Sql.of(
                                "select number from traceability.event_id where id = any (?::uuid[])", array(keys))),
                        false,
                        null));
            }
            case Condition.Has(var field, var wanted) -> has(field, wanted);
            case Condition.MasterData(var of, var attributes, var values) -> masterData(of, attributes, values);
        }
    }

    private void types(Set<EventType> types, Set<String> own) {
        if (types.isEmpty()) {
            column("own_type", own, RANK_WORD);
            return;
        }
        String standard = "e.type in ("
                + numbers(types.stream().map(type -> type.ordinal() + 1).toList()) + ")";
        Collection<Integer> ids = words.existing(own).values();
        columns.add(Sql.of(ids.isEmpty() ? standard : "(" + standard + " or e.own_type in (" + numbers(ids) + "))"));
    }

    private static int code(Action action) {
        return switch (action) {
            case ADD -> 1;
            case OBSERVE -> 2;
            case DELETE -> 3;
        };
    }

    private static String column(Condition.Where where) {
        return switch (where) {
            case READ_POINT -> "read_point";
            case BIZ_LOCATION -> "biz_location";
        };
    }

    private void smallints(String column, Collection<Integer> codes) {
        if (codes.isEmpty()) {
            impossible = true;
        } else {
            columns.add(Sql.of(column + " in (" + numbers(codes) + ")"));
        }
    }

    /** The column keeps microseconds, so one is given on either side. */
    private void eventTime(boolean fromThen, Instant moment) {
        Instant near = moment.truncatedTo(ChronoUnit.MICROS).plus(fromThen ? -1 : 1, ChronoUnit.MICROS);
        columns.add(Sql.of(
                "e.event_time " + (fromThen ? ">=" : "<=") + " ?", OffsetDateTime.ofInstant(near, ZoneOffset.UTC)));
    }

    private void recordTime(boolean fromThen, Instant moment) {
        Instant whole = moment.truncatedTo(ChronoUnit.MILLIS);
        long milliseconds = whole.toEpochMilli() + (whole.equals(moment) ? 0 : 1);
        long most = Long.MAX_VALUE >> EventNumber.COUNTER_BITS;
        long first = Math.clamp(milliseconds, 0, most) << EventNumber.COUNTER_BITS;
        if (fromThen) {
            above = Math.max(above, first - 1);
        } else {
            upTo = Math.min(upTo, first - 1);
        }
    }

    private void column(String column, Set<String> values, int rank) {
        Collection<Integer> ids = words.existing(values).values();
        if (ids.isEmpty()) {
            impossible = true;
            return;
        }
        columns.add(Sql.of("e." + column + " in (" + numbers(ids) + ")"));
        boolean partial = !column.equals("biz_step");
        probes.add(new Probe(
                rank,
                ids.stream()
                        .map(id -> Sql.of("select number from traceability.event where " + column + " = " + id
                                + (partial ? " and " + column + " <> 0" : "")))
                        .toList(),
                true,
                // The column itself is looked at in any case.
                Sql.of("true")));
    }

    private void matches(Set<ThingRole> roles, List<ThingPattern> patterns) {
        Set<String> exact = new HashSet<>();
        List<Sql> segments = new ArrayList<>();
        List<Sql> exists = new ArrayList<>();
        boolean sorted = true;
        int rank = RANK_THING;
        String codes = numbers(roles.stream().map(ThingRole::code).toList());
        for (ThingPattern pattern : patterns) {
            switch (pattern) {
                case ThingPattern.One(String key) -> exact.add(key);
                case ThingPattern.Many many -> {
                    if (!many.itself().isEmpty()) {
                        exact.add(many.itself());
                    }
                    rank = Math.max(rank, RANK_CLASS);
                    if (!many.itsClass().isEmpty()) {
                        for (ThingRole role : roles) {
                            long name = Field.code(Fields.classOf(role));
                            segments.add(Sql.of(
                                    "select number from traceability.field where name = " + name + " and text = ?",
                                    many.itsClass()));
                            exists.add(Sql.of(
                                    "exists (select from traceability.field where name = " + name
                                            + " and text = ? and number = e.number offset 0)",
                                    many.itsClass()));
                        }
                    } else {
                        sorted = false;
                        rank = Math.max(rank, RANK_RANGE);
                        for (String start : many.starts()) {
                            segments.add(Sql.of(
                                    "select number from traceability.thing where key >= ? and key < ? and role in ("
                                            + codes + ")",
                                    start,
                                    after(start)));
                        }
                    }
                }
            }
        }
        boolean onlyByEvent = !sorted;
        if (exact.size() <= FEW_KEYS) {
            for (String key : exact) {
                for (ThingRole role : roles) {
                    segments.add(Sql.of(
                            "select number from traceability.thing where key = ? and role = " + role.code(), key));
                }
            }
        } else {
            sorted = false;
            segments.add(Sql.of(
                    "select number from traceability.thing where key = any (?::text[]) and role in (" + codes + ")",
                    array(exact.toArray())));
        }
        for (String key : exact) {
            exists.add(Sql.of(
                    "exists (select from traceability.thing where key = ? and role in (" + codes
                            + ") and number = e.number offset 0)",
                    key));
        }
        probes.add(new Probe(rank, segments, sorted, onlyByEvent || exists.size() > FEW_KEYS * 2 ? null : any(exists)));
    }

    private void has(String field, Wanted wanted) {
        long name = Field.code(field);
        boolean own = Fields.isOwn(field);
        switch (wanted) {
            case Wanted.Present() ->
                probes.add(new Probe(
                        RANK_RANGE,
                        List.of(Sql.of("select number from traceability.field where name = " + name)),
                        false,
                        field.equals(Fields.SENSOR)
                                ? Sql.of("exists (select from traceability.field where name = " + name
                                        + " and text is null and number = e.number offset 0)")
                                : null));
            case Wanted.Text(var texts) -> {
                if (texts.isEmpty()) {
                    impossible = true;
                } else {
                    texts(name, texts, List.of());
                }
            }
            case Wanted.Number(var comparison, var numbers) -> values(name, own, comparison, numbers);
            case Wanted.PlainNumber(var numbers) -> values(name, own, Comparison.EQ, numbers);
            case Wanted.Moment(var comparison, var instants) ->
                values(
                        name,
                        own,
                        comparison,
                        instants.stream().map(Fields::number).toList());
            case Wanted.Declared(var comparison, var instant) ->
                values(name, true, comparison, List.of(Fields.number(instant)));
            case Wanted.Any(var tests) -> {
                Set<String> texts = new HashSet<>();
                List<BigDecimal> numbers = new ArrayList<>();
                for (Wanted test : tests) {
                    switch (test) {
                        case Wanted.Text(var some) -> texts.addAll(some);
                        case Wanted.PlainNumber(var some) -> numbers.addAll(some);
                        case Wanted.Moment(var comparison, var some)
                        when comparison == Comparison.EQ ->
                            some.stream().map(Fields::number).forEach(numbers::add);
                        case Wanted.Present _, Wanted.Number _, Wanted.Moment _, Wanted.Declared _, Wanted.Any _ -> {
                            // Not asked for by any parameter: the event itself tells.
                            return;
                        }
                    }
                }
                texts(name, texts, numbers);
            }
        }
    }

    private void texts(long name, Set<String> texts, List<BigDecimal> numbers) {
        List<Sql> segments = new ArrayList<>();
        List<Sql> exists = new ArrayList<>();
        String from = "select number from traceability.field where name = " + name;
        for (String text : texts) {
            segments.add(Sql.of(from + " and text = ?", Field.indexed(text)));
            exists.add(Sql.of(
                    "exists (select from traceability.field where name = " + name
                            + " and text = ? and number = e.number offset 0)",
                    Field.indexed(text)));
        }
        for (BigDecimal number : numbers) {
            segments.add(Sql.of(from + " and value = ?", number.doubleValue()));
        }
        probes.add(new Probe(
                RANK_FIELD, segments, true, numbers.isEmpty() && exists.size() <= FEW_KEYS ? any(exists) : null));
    }

    /** The index rounds to doubles, and rounding keeps order: so equal ones are let through as well. */
    private void values(long name, boolean hasText, Comparison comparison, List<BigDecimal> numbers) {
        String operator = switch (comparison) {
            case EQ -> "=";
            case GT, GE -> ">=";
            case LT, LE -> "<=";
        };
        List<Sql> segments = new ArrayList<>();
        List<Sql> exists = new ArrayList<>();
        List<Sql> fits = new ArrayList<>();
        for (BigDecimal number : numbers) {
            fits.add(Sql.of("value " + operator + " ?", number.doubleValue()));
            segments.add(Sql.of(
                    "select number from traceability.field where name = " + name + " and value " + operator + " ?",
                    number.doubleValue()));
            exists.add(Sql.of(
                    // A value of a sensor or a quantity has no text; one of somebody's own field is found by the event
                    // itself.
                    "exists (select from traceability.field where name = " + name
                            + " and text is null and number = e.number and value " + operator + " ? offset 0)",
                    number.doubleValue()));
        }
        probes.add(new Probe(
                comparison == Comparison.EQ ? RANK_FIELD : RANK_RANGE,
                segments,
                comparison == Comparison.EQ,
                hasText ? null : any(exists),
                comparison == Comparison.EQ ? null : new Probe.Walk(name, any(fits))));
    }

    private void masterData(Condition.Named of, Set<String> attributes, @Nullable Set<String> values) {
        Set<String> keys = new HashSet<>();
        for (String attribute : attributes) {
            for (String key : masterData.having(attribute)) {
                if (values == null || masterData.values(key, attribute).stream().anyMatch(values::contains)) {
                    keys.add(key);
                }
            }
        }
        if (keys.isEmpty()) {
            impossible = true;
            return;
        }
        switch (of) {
            case Condition.Named.Step() -> column("biz_step", keys, RANK_WORD);
            case Condition.Named.Disposition() -> column("disposition", keys, RANK_WORD);
            case Condition.Named.PlaceOf(var where) -> column(column(where), keys, RANK_PLACE);
            case Condition.Named.EpcClass() -> described(ThingRole.ANY_CLASS, keys);
            case Condition.Named.Epc() -> described(ThingRole.ANY_EPC, keys);
            case Condition.Named.Own _ -> {
                // The value of the field may be spelt in any way: the event itself tells.
            }
        }
    }

    /** Things that are described by master data, themselves or through their class. */
    private void described(Set<ThingRole> roles, Set<String> keys) {
        String codes = numbers(roles.stream().map(ThingRole::code).toList());
        String names = roles.stream()
                .map(role -> String.valueOf(Field.code(Fields.classOf(role))))
                .collect(Collectors.joining(", "));
        probes.add(new Probe(
                RANK_CLASS,
                List.of(
                        Sql.of(
                                "select number from traceability.thing where key = any (?::text[]) and role in ("
                                        + codes + ")",
                                array(keys.toArray())),
                        Sql.of(
                                "select number from traceability.field where name in (" + names
                                        + ") and text = any (?::text[])",
                                array(keys.toArray()))),
                false,
                null));
    }

    private void viewer(Viewer viewer) {
        switch (viewer) {
            case Viewer.Authority() -> {
                // Sees all.
            }
            case Viewer.Nobody() -> impossible = true;
            case Viewer.Party party -> party(party);
        }
    }

    private void party(Viewer.Party party) {
        Sql seen = seen(party, words);
        if (seen.text().isEmpty()) {
            impossible = true;
            return;
        }
        columns.add(seen);
        probes.add(new Probe(RANK_PARTY, waysTo(party), true, Sql.of("true")));
    }

    private void anywhere(Set<String> keys) {
        Collection<Integer> ids = words.existing(keys).values();
        if (ids.isEmpty()) {
            impossible = true;
            return;
        }
        String list = numbers(ids);
        columns.add(Sql.of("(e.read_point in (" + list + ") or e.biz_location in (" + list + "))"));
        List<Sql> segments = new ArrayList<>();
        for (String column : List.of("read_point", "biz_location")) {
            ids.forEach(id -> segments.add(Sql.of("select number from traceability.event where " + column + " = " + id
                    + " and " + column + " <> 0")));
        }
        probes.add(new Probe(RANK_PLACE, segments, true, Sql.of("true")));
    }

    /** Says of {@code event e} whether the party sees it; empty: it sees none. */
    static Sql seen(Viewer.Party party, Words words) {
        List<Sql> seen = new ArrayList<>();
        if (!party.owners().isEmpty()) {
            seen.add(Sql.of("e.owner in (" + numbers(values(party)) + ")"));
        }
        Collection<Integer> named = words.existing(party.keys()).values();
        if (!named.isEmpty()) {
            seen.add(Sql.of("e.named && array[" + numbers(named) + "]"));
        }
        for (Viewer.Goods goods : party.goods()) {
            Sql naming = any(naming(goods).stream()
                    .map(rows -> new Sql(
                            "exists (select " + rows.text() + " and g.number = e.number offset 0)", rows.parameters()))
                    .toList());
            seen.add(new Sql(
                    "(e.owner = " + goods.owner().value() + " and " + naming.text() + ")", naming.parameters()));
        }
        if (!party.captors().isEmpty()) {
            seen.add(Sql.of("exists (select from traceability.captor c where c.number = e.number and c.party in ("
                    + numbers(captors(party)) + ") offset 0)"));
        }
        return seen.isEmpty() ? Sql.of("") : any(seen);
    }

    private static List<Long> captors(Viewer.Party party) {
        return party.captors().stream().map(PartyId::value).sorted().toList();
    }

    static List<Long> values(Viewer.Party party) {
        return party.owners().stream().map(PartyId::value).sorted().toList();
    }

    /** Through which indices all events that the party sees are found, and some beside them. */
    private static List<Sql> waysTo(Viewer.Party party) {
        List<Sql> segments = new ArrayList<>();
        values(party).forEach(id -> segments.add(Sql.of("select number from traceability.event where owner = " + id)));
        segments.addAll(waysBesideOwn(party));
        return segments;
    }

    /** The same of what others captured: by the party's names, by the goods that it was granted, and what it captured after them. */
    static List<Sql> waysBesideOwn(Viewer.Party party) {
        List<Sql> segments = new ArrayList<>();
        party.keys()
                .forEach(key -> segments.add(Sql.of(
                        "select number from traceability.field where name = " + Field.code(Fields.PARTY)
                                + " and text = ?",
                        Field.indexed(key))));
        for (Viewer.Goods goods : party.goods()) {
            naming(goods).forEach(rows -> segments.add(new Sql("select g.number " + rows.text(), rows.parameters())));
        }
        captors(party)
                .forEach(id -> segments.add(Sql.of("select number from traceability.captor where party = " + id)));
        return segments;
    }

    /** The numbers of all events that the party sees, and of some beside them. */
    static Sql numbersOf(Viewer.Party party) {
        return Sql.joined(" union all ", waysTo(party));
    }

    /** The numbers of all events that name these goods, whoever captured them. */
    static Sql numbersOf(Viewer.Goods goods) {
        return Sql.joined(
                " union ",
                naming(goods).stream()
                        .map(rows -> new Sql("select g.number " + rows.text(), rows.parameters()))
                        .toList());
    }

    /** Rows {@code g} of the indices that tell events which name these goods. */
    private static List<Sql> naming(Viewer.Goods goods) {
        List<Sql> rows = new ArrayList<>();
        rows.add(Sql.of("from traceability.thing g where g.key = ?", goods.key()));
        if (Fields.isClass(goods.key())) {
            String names = numbers(Stream.of(ThingRole.values())
                    .map(role -> Field.code(Fields.classOf(role)))
                    .toList());
            rows.add(Sql.of("from traceability.field g where g.name in (" + names + ") and g.text = ?", goods.key()));
        }
        goods.startOfItsLots()
                .ifPresent(start -> rows.add(
                        Sql.of("from traceability.thing g where g.key >= ? and g.key < ?", start, after(start))));
        return rows;
    }

    private static Sql any(List<Sql> parts) {
        Sql joined = Sql.joined(" or ", parts);
        return new Sql("(" + joined.text() + ")", joined.parameters());
    }

    /** The first text after all those that begin so; keys are compared by their bytes. */
    private static String after(String start) {
        char last = start.charAt(start.length() - 1);
        return start.substring(0, start.length() - 1) + (char) (last + 1);
    }

    static String numbers(Collection<? extends Number> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** As a text that PostgreSQL reads as an array. */
    private static String array(Object[] values) {
        StringBuilder text = new StringBuilder("{");
        for (Object value : values) {
            if (text.length() > 1) {
                text.append(',');
            }
            text.append('"')
                    .append(value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return text.append('}').toString();
    }
}
