package vn.phusa.traceability;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.EventType;
import vn.phusa.epcis.Name;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.unit.Answer;
import vn.phusa.epcis.unit.Quantity;
import vn.phusa.epcis.unit.UnitFault;
import vn.phusa.epcis.vocabulary.Cbv;

/**
 * Reads the parameters of a SimpleEventQuery. Where the official documents spell a parameter in two ways
 * ({@code GE_errorDeclarationTime} and {@code GE_errorDeclaration_Time}, {@code EXISTS_sensorElement} and {@code
 * EXISTS_sensorElementList}, {@code EQATTR_} and {@code EQ_ATTR_}), both are read. What they do not agree upon:
 *
 * <ul>
 *   <li>{@code EXISTS_…} with false is no condition, as the OpenAPI says of {@code EXISTS_errorDeclaration}.
 *   <li>{@code EQ_ex:field} in a URL finds the same text, and where both are numbers or instants the same number or instant.
 *   <li>A date without a time is the beginning of that day in UTC.
 * </ul>
 */
final class EventQueryReader {

    private static final String LEGAL = """
            eventType, GE_/LT_eventTime, GE_/LT_recordTime, EQ_action, EQ_bizStep, EQ_disposition, EQ_persistentDisposition_set/_unset, \
            EQ_/WD_readPoint, EQ_/WD_bizLocation, EQ_bizTransaction_TYPE, EQ_source_TYPE, EQ_destination_TYPE, EQ_transformationID, \
            MATCH_epc, MATCH_parentID, MATCH_inputEPC, MATCH_outputEPC, MATCH_anyEPC, MATCH_epcClass, MATCH_inputEPCClass, \
            MATCH_outputEPCClass, MATCH_anyEPCClass, EQ_/GT_/GE_/LT_/LE_quantity[_UOM], EQ_eventID, EXISTS_errorDeclaration, \
            GE_/LT_errorDeclarationTime, EQ_errorReason, EQ_correctiveEventID, EXISTS_sensorElement, GE_/LT_time, GE_/LT_startTime, \
            GE_/LT_endTime, EQ_type, EQ_deviceID, EQ_dataProcessingMethod, EQ_microorganism, EQ_chemicalSubstance, EQ_bizRules, \
            EQ_stringValue, EQ_booleanValue, EQ_hexBinaryValue, EQ_uriValue, EQ_/GT_/GE_/LT_/LE_percRank, \
            EQ_/GT_/GE_/LT_/LE_(value|minValue|maxValue|meanValue|sDev|percValue)_UOM, \
            EQ_/GT_/GE_/LT_/LE_/EXISTS_[SCOPE_]prefix:field, HASATTR_field, EQATTR_field_attribute, \
            orderBy, orderDirection, eventCountLimit, maxEventCount""";

    private static final Pattern OPERATION = Pattern.compile("(EQ|GT|GE|LT|LE|EXISTS)_(.+)", Pattern.DOTALL);
    private static final Pattern MEASURED =
            Pattern.compile("(value|minValue|maxValue|meanValue|sDev|percValue)_([A-Za-z0-9]{1,8})");
    private static final Pattern LOCAL_NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_.\\-]*");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.\\-]*:\\S+");
    private static final Set<String> SENSOR_KEYS =
            Set.of("deviceID", "dataProcessingMethod", "bizRules", "microorganism", "chemicalSubstance");
    private static final Set<String> SENSOR_TEXTS = Set.of("stringValue", "uriValue");
    private static final Set<String> SENSOR_TIMES = Set.of("time", "startTime", "endTime");

    /** The prefixes of the official context; a request may say otherwise. */
    private static final Namespaces OFFICIAL = Namespaces.of(Map.of(
            "cbvmda", "urn:epcglobal:cbv:mda", "gs1", "https://gs1.org/voc/", "epcis", "https://ref.gs1.org/epcis/"));

    private final Namespaces namespaces;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private EventQuery.@Nullable OrderBy orderBy;
    private boolean ascending;
    private @Nullable Integer countLimit;
    private @Nullable Integer mostEvents;

    EventQueryReader(Namespaces declared) {
        this.namespaces = OFFICIAL.and(declared);
    }

    Outcome<EventQuery> read(Map<String, Given> parameters) {
        parameters.forEach(this::parameter);
        if (countLimit != null && mostEvents != null) {
            problems.add(Problem.at("eventCountLimit", QueryProblem.LIMIT_AND_MOST));
        }
        if (countLimit != null && !parameters.containsKey("orderBy")) {
            problems.add(Problem.at("eventCountLimit", QueryProblem.LIMIT_WITHOUT_ORDER));
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        EventQuery.Order order = orderBy == null ? null : new EventQuery.Order(orderBy, ascending);
        return Outcome.accepted(new EventQuery(conditions, order, countLimit, mostEvents));
    }

    private void parameter(String name, Given given) {
        switch (name) {
            case "eventType" -> types(name, given);
            case "EQ_action" -> {
                EnumSet<Action> actions = EnumSet.noneOf(Action.class);
                for (String each : list(name, given)) {
                    choice(name, each, List.of(Action.values())).ifPresent(actions::add);
                }
                conditions.add(new Condition.Actions(actions));
            }
            case "EQ_bizStep" ->
                conditions.add(new Condition.Word(Condition.Vocabulary.BIZ_STEP, words(name, given, Cbv.BIZ_STEP)));
            case "EQ_disposition" ->
                conditions.add(
                        new Condition.Word(Condition.Vocabulary.DISPOSITION, words(name, given, Cbv.DISPOSITION)));
            case "EQ_persistentDisposition_set" ->
                has(Fields.PERSISTENT_SET, new Wanted.Text(words(name, given, Cbv.DISPOSITION)));
            case "EQ_persistentDisposition_unset" ->
                has(Fields.PERSISTENT_UNSET, new Wanted.Text(words(name, given, Cbv.DISPOSITION)));
            case "EQ_readPoint" -> conditions.add(new Condition.At(Condition.Where.READ_POINT, keys(name, given)));
            case "EQ_bizLocation" -> conditions.add(new Condition.At(Condition.Where.BIZ_LOCATION, keys(name, given)));
            case "WD_readPoint" -> conditions.add(new Condition.Within(Condition.Where.READ_POINT, keys(name, given)));
            case "WD_bizLocation" ->
                conditions.add(new Condition.Within(Condition.Where.BIZ_LOCATION, keys(name, given)));
            case "EQ_transformationID" -> has(Fields.TRANSFORMATION, new Wanted.Text(keys(name, given)));
            case "MATCH_epc" -> match(name, given, EnumSet.of(ThingRole.EPC, ThingRole.CHILD));
            case "MATCH_parentID" -> match(name, given, EnumSet.of(ThingRole.PARENT));
            case "MATCH_inputEPC" -> match(name, given, EnumSet.of(ThingRole.INPUT));
            case "MATCH_outputEPC" -> match(name, given, EnumSet.of(ThingRole.OUTPUT));
            case "MATCH_anyEPC" -> match(name, given, ThingRole.ANY_EPC);
            case "MATCH_epcClass" -> match(name, given, EnumSet.of(ThingRole.QUANTITY, ThingRole.CHILD_QUANTITY));
            case "MATCH_inputEPCClass" -> match(name, given, EnumSet.of(ThingRole.INPUT_QUANTITY));
            case "MATCH_outputEPCClass" -> match(name, given, EnumSet.of(ThingRole.OUTPUT_QUANTITY));
            case "MATCH_anyEPCClass" -> match(name, given, ThingRole.ANY_CLASS);
            case "EQ_eventID" -> conditions.add(new Condition.Ids(uris(name, given)));
            case "EXISTS_errorDeclaration" -> exists(name, given, Fields.ERROR);
            case "EXISTS_sensorElement", "EXISTS_sensorElementList" -> exists(name, given, Fields.SENSOR);
            case "EQ_errorReason" -> has(Fields.ERROR, new Wanted.Text(words(name, given, Cbv.ERROR_REASON)));
            case "EQ_correctiveEventID" -> has(Fields.CORRECTIVE, new Wanted.Text(uris(name, given)));
            case "EQ_type" -> has(Fields.sensor("type"), new Wanted.Text(words(name, given, Cbv.MEASUREMENT_TYPE)));
            case "EQ_booleanValue" ->
                bool(name, given)
                        .ifPresent(value ->
                                has(Fields.sensor("booleanValue"), new Wanted.Text(Set.of(String.valueOf(value)))));
            case "orderBy" ->
                one(name, given).flatMap(value -> order(name, value)).ifPresent(by -> orderBy = by);
            case "orderDirection" ->
                one(name, given)
                        .flatMap(value -> choice(name, value, List.of(Direction.values())))
                        .ifPresent(direction -> ascending = direction == Direction.ASC);
            case "eventCountLimit" -> whole(name, given, 1).ifPresent(number -> countLimit = number);
            case "maxEventCount" -> whole(name, given, 0).ifPresent(number -> mostEvents = number);
            default -> composed(name, given);
        }
    }

    private enum Direction {
        ASC,
        DESC
    }

    private void types(String name, Given given) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        Set<String> own = new LinkedHashSet<>();
        for (String each : list(name, given)) {
            String bare = each.startsWith("epcis:") ? each.substring("epcis:".length()) : each;
            if (bare.equals("QuantityEvent")) {
                // Of EPCIS 1.0; kept as the object event with quantities that took its place.
                types.add(EventType.ObjectEvent);
                has(Fields.QUANTITY, new Wanted.Present());
            } else if (bare.equals(each) && URI.matcher(bare).matches()) {
                own.add(whole(bare));
            } else {
                choice(name, bare, EventType.STANDARD).ifPresent(types::add);
            }
        }
        conditions.add(new Condition.Types(types, own));
    }

    /** Parameters whose names have parts. */
    private void composed(String name, Given given) {
        if (name.startsWith("HASATTR_")) {
            hasAttribute(name, name.substring("HASATTR_".length()), given);
            return;
        }
        for (String start : List.of("EQATTR_", "EQ_ATTR_")) {
            if (name.startsWith(start)) {
                equalAttribute(name, name.substring(start.length()), given);
                return;
            }
        }
        Matcher operation = OPERATION.matcher(name);
        if (!operation.matches()) {
            unknown(name);
            return;
        }
        String rest = operation.group(2);
        if (operation.group(1).equals("EXISTS")) {
            own(name, rest).ifPresent(field -> exists(name, given, field));
            return;
        }
        Comparison comparison = Comparison.valueOf(operation.group(1));
        if (!standard(name, comparison, rest, given)) {
            own(name, rest).ifPresent(field -> ownValue(name, field, comparison, given));
        }
    }

    private boolean standard(String name, Comparison comparison, String rest, Given given) {
        boolean equal = comparison == Comparison.EQ;
        boolean range = comparison == Comparison.GE || comparison == Comparison.LT;
        if (range && (rest.equals("eventTime") || rest.equals("recordTime"))) {
            Condition.Clock clock = rest.equals("eventTime") ? Condition.Clock.EVENT : Condition.Clock.RECORD;
            time(name, given)
                    .ifPresent(
                            moment -> conditions.add(new Condition.Time(clock, comparison == Comparison.GE, moment)));
        } else if (range && (rest.equals("errorDeclarationTime") || rest.equals("errorDeclaration_Time"))) {
            time(name, given).ifPresent(moment -> has(Fields.ERROR, new Wanted.Declared(comparison, moment)));
        } else if (range && SENSOR_TIMES.contains(rest)) {
            time(name, given)
                    .ifPresent(moment -> has(Fields.sensor(rest), new Wanted.Moment(comparison, List.of(moment))));
        } else if (equal && SENSOR_KEYS.contains(rest)) {
            has(Fields.sensor(rest), new Wanted.Text(keys(name, given)));
        } else if (equal && rest.equals("hexBinaryValue")) {
            // Capital and small letters are the same digits.
            Set<String> spellings = new LinkedHashSet<>();
            for (String each : list(name, given)) {
                spellings.addAll(List.of(each, each.toUpperCase(Locale.ROOT), each.toLowerCase(Locale.ROOT)));
            }
            has(Fields.sensor(rest), new Wanted.Text(spellings));
        } else if (equal && SENSOR_TEXTS.contains(rest)) {
            has(Fields.sensor(rest), new Wanted.Text(list(name, given)));
        } else if (rest.equals("percRank")) {
            has(Fields.sensor(rest), new Wanted.Number(comparison, numbers(name, comparison, given)));
        } else if (rest.equals("quantity")) {
            has(Fields.QUANTITY, new Wanted.Number(comparison, numbers(name, comparison, given)));
        } else if (rest.startsWith("quantity_") && rest.indexOf(':') < 0) {
            measured(name, "quantity", rest.substring("quantity_".length()), comparison, given);
        } else if (MEASURED.matcher(rest).matches()) {
            int underscore = rest.indexOf('_');
            measured(name, rest.substring(0, underscore), rest.substring(underscore + 1), comparison, given);
        } else if (equal && typed(name, rest, "bizTransaction_", Cbv.BIZ_TRANSACTION_TYPE, given)) {
            return true;
        } else if (equal && typed(name, rest, "source_", Cbv.SOURCE_DESTINATION_TYPE, given)) {
            return true;
        } else {
            return equal && typed(name, rest, "destination_", Cbv.SOURCE_DESTINATION_TYPE, given);
        }
        return true;
    }

    private boolean typed(String name, String rest, String start, Cbv vocabulary, Given given) {
        if (!rest.startsWith(start)) {
            return false;
        }
        String type = rest.substring(start.length());
        Optional<String> full = word(vocabulary, type);
        if (full.isEmpty()) {
            problems.add(Problem.at(
                    name, QueryProblem.NOT_IN_VOCABULARY, name, type, String.join(", ", sorted(vocabulary.words()))));
            return true;
        }
        has(start.substring(0, start.length() - 1) + ':' + full.get(), new Wanted.Text(keys(name, given)));
        return true;
    }

    private void measured(String name, String attribute, String uom, Comparison comparison, Given given) {
        List<BigDecimal> basic = new ArrayList<>();
        String dimension = null;
        for (BigDecimal number : numbers(name, comparison, given)) {
            switch (Fields.basic(attribute, number, uom)) {
                case Answer.Known<Quantity>(Quantity known) -> {
                    dimension = known.unit().dimension();
                    basic.add(known.value());
                }
                case Answer.Refused<Quantity>(UnitFault fault) -> {
                    problems.add(
                            switch (fault) {
                                case UnitFault.UnknownUnit(String code, var nearest) ->
                                    Problem.at(
                                            name,
                                            QueryProblem.UNKNOWN_UNIT,
                                            name,
                                            code,
                                            nearest.code(),
                                            nearest.symbol());
                                case UnitFault.BeyondMeasure _, UnitFault.DifferentDimensions _ ->
                                    Problem.at(name, QueryProblem.BEYOND_MEASURE, name);
                            });
                    return;
                }
            }
        }
        if (dimension != null) {
            has(
                    attribute.equals("quantity") ? Fields.quantity(dimension) : Fields.sensor(attribute, dimension),
                    new Wanted.Number(comparison, basic));
        }
    }

    /** The name in the index of a field of somebody's own, from the rest of a parameter's name. */
    private Optional<String> own(String parameter, String rest) {
        ExtensionScope scope = ExtensionScope.of(rest);
        return name(parameter, rest.substring(scope.prefix().length())).map(name -> Fields.extension(scope, name));
    }

    /** {@code prefix:local}, or as SOAP has it {@code namespace#local}. */
    private Optional<Name> name(String parameter, String written) {
        int hash = written.lastIndexOf('#');
        int colon = written.indexOf(':');
        if (hash > 0 && LOCAL_NAME.matcher(written.substring(hash + 1)).matches()) {
            return Optional.of(new Name(written.substring(0, hash), written.substring(hash + 1)));
        }
        if (colon <= 0 || !LOCAL_NAME.matcher(written.substring(colon + 1)).matches()) {
            unknown(parameter);
            return Optional.empty();
        }
        String prefix = written.substring(0, colon);
        String namespace = namespaces.namespace(prefix);
        if (namespace == null) {
            problems.add(Problem.at(parameter, QueryProblem.UNDECLARED_PREFIX, parameter, prefix));
            return Optional.empty();
        }
        return Optional.of(new Name(namespace, written.substring(colon + 1)));
    }

    private void ownValue(String name, String field, Comparison comparison, Given given) {
        if (comparison == Comparison.EQ) {
            Set<String> texts = list(name, given);
            List<BigDecimal> numbers = texts.stream()
                    .flatMap(text -> Fields.decimal(text).stream())
                    .toList();
            List<Instant> instants = texts.stream()
                    .flatMap(text -> Fields.instant(repaired(text)).stream())
                    .toList();
            switch (given.form()) {
                case NUMBER -> has(field, new Wanted.Number(comparison, numbers));
                case TEXT ->
                    has(
                            field,
                            instants.isEmpty()
                                    ? new Wanted.Text(texts)
                                    : new Wanted.Any(
                                            List.of(new Wanted.Text(texts), new Wanted.Moment(comparison, instants))));
                case URL -> {
                    List<Wanted> any = new ArrayList<>();
                    any.add(new Wanted.Text(texts));
                    // 007 is a name and not the number 7.
                    List<BigDecimal> plain = texts.stream()
                            .filter(text -> !text.matches("[+-]?0\\d.*"))
                            .flatMap(text -> Fields.decimal(text).stream())
                            .toList();
                    if (!plain.isEmpty()) {
                        any.add(new Wanted.PlainNumber(plain));
                    }
                    if (!instants.isEmpty()) {
                        any.add(new Wanted.Moment(comparison, instants));
                    }
                    has(field, any.size() == 1 ? any.getFirst() : new Wanted.Any(any));
                }
            }
            return;
        }
        one(name, given).ifPresent(text -> {
            Optional<BigDecimal> number = Fields.decimal(text);
            Optional<Instant> instant = Fields.instant(repaired(text));
            if (number.isPresent()) {
                has(field, new Wanted.Number(comparison, List.of(number.get())));
            } else if (instant.isPresent()) {
                has(field, new Wanted.Moment(comparison, List.of(instant.get())));
            } else {
                problems.add(Problem.at(name, QueryProblem.NO_NUMBER, name, text));
            }
        });
    }

    private void hasAttribute(String name, String field, Given given) {
        named(name, field)
                .ifPresent(of -> conditions.add(new Condition.MasterData(of, attributes(list(name, given)), null)));
    }

    private void equalAttribute(String name, String rest, Given given) {
        int hash = rest.indexOf('#');
        int colon = rest.indexOf(':');
        boolean standard = STANDARD_NAMED.stream().anyMatch(each -> rest.startsWith(each + "_"));
        int from = standard ? 0 : Math.max(hash, hash < 0 ? colon : hash);
        int underscore = from < 0 ? -1 : rest.indexOf('_', from);
        if (underscore < 0 || underscore == rest.length() - 1) {
            unknown(name);
            return;
        }
        named(name, rest.substring(0, underscore))
                .ifPresent(of -> conditions.add(new Condition.MasterData(
                        of, attributes(Set.of(rest.substring(underscore + 1))), list(name, given))));
    }

    private static final List<String> STANDARD_NAMED =
            List.of("bizStep", "disposition", "readPoint", "bizLocation", "epcClass", "epc", "transformationID");

    private Optional<Condition.Named> named(String parameter, String field) {
        return switch (field) {
            case "bizStep" -> Optional.of(new Condition.Named.Step());
            case "disposition" -> Optional.of(new Condition.Named.Disposition());
            case "readPoint" -> Optional.of(new Condition.Named.PlaceOf(Condition.Where.READ_POINT));
            case "bizLocation" -> Optional.of(new Condition.Named.PlaceOf(Condition.Where.BIZ_LOCATION));
            case "epcClass" -> Optional.of(new Condition.Named.EpcClass());
            case "epc" -> Optional.of(new Condition.Named.Epc());
            case "transformationID" -> Optional.of(new Condition.Named.Own(Fields.TRANSFORMATION));
            default -> own(parameter, field).map(Condition.Named.Own::new);
        };
    }

    /** Attributes as written, and with the namespace of their prefix. */
    private Set<String> attributes(Set<String> written) {
        Set<String> all = new LinkedHashSet<>(written);
        for (String each : written) {
            int colon = each.indexOf(':');
            String namespace = colon < 0 ? null : namespaces.namespace(each.substring(0, colon));
            if (namespace != null) {
                String local = each.substring(colon + 1);
                all.add(namespace + local);
                all.add(namespace + '#' + local);
                all.add(namespace + ':' + local);
            }
        }
        return all.stream()
                .flatMap(each -> MasterDataView.spellings(each).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<EventQuery.OrderBy> order(String name, String value) {
        return switch (value) {
            case "eventTime" -> Optional.of(new EventQuery.OrderBy.EventTime());
            case "recordTime" -> Optional.of(new EventQuery.OrderBy.RecordTime());
            default -> {
                if (value.indexOf(':') < 0 && value.indexOf('#') < 0) {
                    problems.add(Problem.at(
                            name, QueryProblem.NOT_ONE_OF, name, value, "eventTime, recordTime, [SCOPE_]prefix:field"));
                    yield Optional.empty();
                }
                yield own(name, value).map(EventQuery.OrderBy.Own::new);
            }
        };
    }

    private void exists(String name, Given given, String field) {
        if (given.values().isEmpty()) {
            has(field, new Wanted.Present());
            return;
        }
        one(name, given).ifPresent(value -> {
            switch (value) {
                // The query schema has an integer that may be null, the OpenAPI a boolean, SOAP an empty element.
                case "", "true", "1", "null" -> has(field, new Wanted.Present());
                case "false", "0" -> {
                    // No condition.
                }
                default -> problems.add(Problem.at(name, QueryProblem.NO_BOOLEAN, name, value));
            }
        });
    }

    private void match(String name, Given given, Set<ThingRole> roles) {
        Set<String> values = uris(name, given);
        for (String each : values) {
            if (ThingPattern.isBroken(each)) {
                problems.add(Problem.at(name, QueryProblem.BAD_PATTERN, name, each));
            }
        }
        List<ThingPattern> patterns = values.stream().map(ThingPattern::of).toList();
        conditions.add(new Condition.Matches(roles, patterns));
    }

    private void has(String field, Wanted wanted) {
        conditions.add(new Condition.Has(field, wanted));
    }

    private Set<String> keys(String name, Given given) {
        return uris(name, given).stream().map(Thing::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> uris(String name, Given given) {
        Set<String> values = list(name, given);
        for (String each : values) {
            if (!URI.matcher(each).matches()) {
                problems.add(Problem.at(name, QueryProblem.NO_URI, name, each));
            }
        }
        return values;
    }

    private Set<String> words(String name, Given given, Cbv vocabulary) {
        Set<String> full = new LinkedHashSet<>();
        for (String each : list(name, given)) {
            Optional<String> word = word(vocabulary, each);
            if (word.isPresent()) {
                full.add(word.get());
                if (vocabulary == Cbv.MEASUREMENT_TYPE && word.get().startsWith(vocabulary.web())) {
                    // A type that the Web vocabulary of GS1 does not have yet stays as it was sent, which may be short.
                    full.add("gs1:" + word.get().substring(vocabulary.web().length()));
                }
            } else {
                problems.add(Problem.at(
                        name,
                        QueryProblem.NOT_IN_VOCABULARY,
                        name,
                        each,
                        String.join(", ", sorted(vocabulary.words()))));
            }
        }
        return full;
    }

    /** The Web URI of a value of the CBV, or the URI of somebody's own, whose prefix may be declared. */
    private Optional<String> word(Cbv vocabulary, String written) {
        String canonical = vocabulary.canonical(written);
        if (!canonical.equals(written) || vocabulary.contains(written)) {
            return Optional.of(canonical);
        }
        return written.indexOf(':') <= 0 ? Optional.empty() : Optional.of(whole(written));
    }

    /** A URI without the prefix that may stand before it. */
    private String whole(String written) {
        int colon = written.indexOf(':');
        String namespace = namespaces.namespace(written.substring(0, colon));
        return namespace == null ? written : namespace + written.substring(colon + 1);
    }

    private Optional<Instant> time(String name, Given given) {
        Optional<String> text = one(name, given);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> moment = Fields.instant(repaired(text.get()));
        if (moment.isEmpty()) {
            problems.add(Problem.at(name, QueryProblem.NO_TIME, name, text.get()));
        }
        return moment;
    }

    /** A plus before an offset that a form has turned into a space. */
    private static String repaired(String time) {
        int space = time.lastIndexOf(' ');
        return space == time.length() - "+07:00".length() && space > 0
                ? time.substring(0, space) + '+' + time.substring(space + 1)
                : time;
    }

    private List<BigDecimal> numbers(String name, Comparison comparison, Given given) {
        Set<String> texts = comparison == Comparison.EQ
                ? list(name, given)
                : Set.copyOf(one(name, given).stream().toList());
        List<BigDecimal> numbers = new ArrayList<>();
        for (String text : texts) {
            Optional<BigDecimal> number = Fields.decimal(text);
            if (number.isPresent()) {
                numbers.add(number.get());
            } else {
                problems.add(Problem.at(name, QueryProblem.NO_NUMBER, name, text));
            }
        }
        return numbers;
    }

    private Optional<Integer> whole(String name, Given given, int least) {
        Optional<String> text = one(name, given);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = Fields.decimal(text.get());
        if (number.isEmpty()
                || number.get().stripTrailingZeros().scale() > 0
                || number.get().compareTo(BigDecimal.valueOf(least)) < 0
                || number.get().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            problems.add(Problem.at(name, QueryProblem.NO_WHOLE_NUMBER, name, text.get(), least));
            return Optional.empty();
        }
        return Optional.of(number.get().intValue());
    }

    private Optional<Boolean> bool(String name, Given given) {
        return one(name, given).flatMap(value -> switch (value) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> {
                problems.add(Problem.at(name, QueryProblem.NO_BOOLEAN, name, value));
                yield Optional.empty();
            }
        });
    }

    private <E extends Enum<E>> Optional<E> choice(String name, String value, List<E> legal) {
        for (E each : legal) {
            if (each.name().equals(value)) {
                return Optional.of(each);
            }
        }
        String all = legal.stream().map(Enum::name).collect(Collectors.joining(", "));
        problems.add(Problem.at(name, QueryProblem.NOT_ONE_OF, name, value, all));
        return Optional.empty();
    }

    private Set<String> list(String name, Given given) {
        if (given.values().isEmpty() || given.values().contains("")) {
            problems.add(Problem.at(name, QueryProblem.NO_VALUE, name));
        }
        Set<String> values = new LinkedHashSet<>(given.values());
        values.remove("");
        return values;
    }

    private Optional<String> one(String name, Given given) {
        if (given.values().size() != 1) {
            problems.add(
                    Problem.at(name, given.values().isEmpty() ? QueryProblem.NO_VALUE : QueryProblem.ONE_VALUE, name));
            return Optional.empty();
        }
        return Optional.of(given.values().getFirst());
    }

    private void unknown(String name) {
        problems.add(Problem.at(name, QueryProblem.UNKNOWN_PARAMETER, name, LEGAL));
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
