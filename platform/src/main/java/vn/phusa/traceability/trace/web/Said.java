package vn.phusa.traceability.trace.web;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.Called;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.UnitWords;
import vn.phusa.traceability.chain.StepNames;
import vn.phusa.traceability.trace.Direction;
import vn.phusa.traceability.trace.Flag;
import vn.phusa.traceability.trace.KeyRange;
import vn.phusa.traceability.trace.Places;
import vn.phusa.traceability.trace.Point;
import vn.phusa.traceability.trace.Reached;
import vn.phusa.traceability.trace.TraceRules;
import vn.phusa.traceability.trace.Whereabouts;

/** How traces are put into words. */
public final class Said {
    private static final String LOCAL_PRODUCT = "urn:vn-local:product:";
    private static final String LOCAL_LOT = "urn:vn-local:lot:";
    private static final String LOCAL_SERIAL = "urn:vn-local:serial:";

    /** What the keys of GS1 are called, everywhere in the world, by their application identifier. */
    private static final Map<String, String> KEYS = Map.of(
            "00", "SSCC",
            "01", "GTIN",
            "253", "GDTI",
            "255", "GCN",
            "401", "GINC",
            "402", "GSIN",
            "8003", "GRAI",
            "8004", "GIAI",
            "8010", "CPID");

    private static final DateTimeFormatter TO_THE_MILLISECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS dd/MM/uuuu").withZone(VietnamTime.ZONE);

    private Said() {}

    /** A thing's identifier as people read it: "lô L7 (08935001234562)". */
    public static String thing(Wording words, String key) {
        String[] parts = key.split("/", -1);
        if (parts.length == 4 && parts[0].equals("01")) {
            String what = parts[2].equals("10") ? "lot" : "serial";
            return words.say("traceability.trace.thing." + what, Called.decoded(parts[3]), parts[1]);
        }
        if (parts.length == 2) {
            String kind = KEYS.get(parts[0]);
            return kind == null
                    ? Called.plainly(key)
                    : words.say("traceability.trace.thing.key", kind, Called.decoded(parts[1]));
        }
        if (key.startsWith(LOCAL_LOT)) {
            return numbered(words, "traceability.trace.thing.local-lot", key, LOCAL_LOT);
        }
        if (key.startsWith(LOCAL_SERIAL)) {
            return numbered(words, "traceability.trace.thing.local-serial", key, LOCAL_SERIAL);
        }
        if (key.startsWith(LOCAL_PRODUCT)) {
            return words.say("traceability.trace.thing.local-class", key.substring(LOCAL_PRODUCT.length()));
        }
        return isPaper(key) ? paper(words, key, null) : Called.plainly(key);
    }

    /**
     * A thing by the name of its class, where that has one: "Gạo thơm ST25 túi 5 kg (lô L7)".
     *
     * @param names by the keys of the classes
     */
    public static String thing(Wording words, String key, Map<String, Bilingual> names) {
        Bilingual name = names.get(Called.classOf(key));
        Optional<Called.LocalLot> local = Called.localLot(key);
        if (name == null && local.isEmpty()) {
            return thing(words, key);
        }
        String product = name == null ? local.get().reference() : name.in(words.locale());
        if (local.isPresent()) {
            return words.say(
                    "traceability.trace.thing.lot-of", product, local.get().lot());
        }
        String[] parts = key.split("/", -1);
        return parts.length == 4
                ? words.say(
                        "traceability.trace.thing." + (Lots.isSerial(key) ? "serial-of" : "lot-of"),
                        product,
                        Called.decoded(parts[3]))
                : product;
    }

    private static String numbered(Wording words, String sentence, String key, String beginning) {
        int number = Math.max(key.lastIndexOf(':'), beginning.length() - 1);
        return words.say(
                sentence,
                Called.decoded(key.substring(number + 1)),
                key.substring(beginning.length(), Math.max(number, beginning.length())));
    }

    private static boolean isPaper(String key) {
        return key.startsWith("urn:vn-local:paper:") || key.startsWith("urn:epcglobal:cbv:bt:");
    }

    /**
     * A paper by its kind and number: "Đơn đặt hàng DH-01".
     *
     * @param type its kind as the event writes it; null where nobody told
     */
    public static String paper(Wording words, String key, @Nullable String type) {
        String number = isPaper(key) ? Called.plainly(key) : thing(words, key);
        if (type != null) {
            return words.say("traceability.trace.thing.paper-of-kind", paperKind(words, type), number);
        }
        return isPaper(key) ? words.say("traceability.trace.thing.paper", number) : number;
    }

    /** A kind of paper as people call it, otherwise the last part of its URI. */
    public static String paperKind(Wording words, String type) {
        String bare = Cbv.BIZ_TRANSACTION_TYPE.bare(Cbv.BIZ_TRANSACTION_TYPE.canonical(type));
        String key = "traceability.sight.paper." + bare;
        return bare != null && words.has(key) ? words.say(key) : Called.last(type);
    }

    /** Consecutive identifiers: "sê-ri 0001 – 0480 · GTIN 08935001234562 (480 mã)". */
    public static String range(Wording words, KeyRange range, Map<String, Bilingual> names) {
        if (range.count() == 1) {
            return thing(words, range.first(), names);
        }
        String last = range.last();
        String end = Called.decoded(Called.last(last));
        return Lots.isSerial(last)
                ? words.say(
                        "traceability.trace.range.serial",
                        Called.decoded(Called.last(range.first())),
                        end,
                        thing(words, Called.classOf(last), names),
                        range.count())
                : words.say("traceability.trace.range", thing(words, range.first(), names), end, range.count());
    }

    /** On which side of the start a thing lies. */
    public static String side(Wording words, Reached thing) {
        return words.say("traceability.trace.side." + thing.direction().word());
    }

    /** What happened, in a word or two. */
    public static String event(Wording words, Event event, StepNames names) {
        return event(words, event, names.of(event).orElse(null));
    }

    /** @param name as its chain or the phone calls it; null: neither knows it */
    public static String event(Wording words, Event event, @Nullable Bilingual name) {
        if (name != null) {
            return name.in(words.locale());
        }
        String written = event.circumstances().bizStep();
        String step = written == null ? null : Cbv.BIZ_STEP.bare(written);
        if (step != null && words.has("traceability.trace.step." + step)) {
            return words.say("traceability.trace.step." + step);
        }
        String own = written == null ? "" : " (" + written.substring(written.lastIndexOf('/') + 1) + ")";
        String what = event instanceof ExtensionEvent e ? e.kind().local() : "";
        return words.say("traceability.trace.event." + kind(event), what) + own;
    }

    private static String kind(Event event) {
        Action action = switch (event) {
            case ObjectEvent e -> e.action();
            case AggregationEvent e -> e.action();
            case AssociationEvent e -> e.action();
            case TransactionEvent e -> e.action();
            default -> null;
        };
        String type = event.type().name().replace("Event", "").toLowerCase(java.util.Locale.ROOT);
        return action == null ? type : type + "." + action.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The sentence of a flag. */
    public static String flag(Wording words, Flag flag, Map<String, Bilingual> names) {
        Object[] facts = new Object[flag.facts().size() + 1];
        facts[0] = flag.things().isEmpty() ? "" : thing(words, flag.things().getFirst(), names);
        for (int i = 0; i < flag.facts().size(); i++) {
            facts[i + 1] = flag.facts().get(i);
        }
        switch (flag.kind()) {
            case MORE_OUT_THAN_IN, SOLD_TWICE ->
                facts[3] = UnitWords.ofDimension(words, flag.facts().get(2));
            case USED_BEFORE_MADE -> {
                Instant used = Instant.parse(flag.facts().get(0));
                Instant made = Instant.parse(flag.facts().get(1));
                Formats formats = new Formats(words.locale());
                boolean apart = !formats.moment(used).equals(formats.moment(made));
                return words.say(
                        flag.kind().wordingKey(),
                        facts[0],
                        apart ? formats.moment(used) : TO_THE_MILLISECOND.format(used),
                        apart ? formats.moment(made) : TO_THE_MILLISECOND.format(made),
                        flag.things().size() - 1);
            }
            case LOSS_OUTSIDE_PROFILE, SERIAL_SOLD_TWICE, IMPOSSIBLE_TRAVEL, CYCLE -> {
                // They measure in no unit of the events.
            }
        }
        return words.say(flag.kind().wordingKey(), facts);
    }

    /** In which capacity a thing was reached. */
    public static String sight(Wording words, Reached.Sight sight) {
        return words.say("traceability.trace.sight." + sight.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Directions to choose from. */
    public static Map<String, String> directions(Wording words) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Direction direction : List.of(Direction.BOTH, Direction.DOWN, Direction.UP)) {
            choices.put(direction.word(), words.say("traceability.trace.direction." + direction.word()));
        }
        return choices;
    }

    /** Chain templates to choose from; the first leaves it to the product. */
    public static Map<String, String> chains(Wording words, TraceRules rules) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", words.say("traceability.trace.chain.own"));
        rules.chains().forEach(chain -> choices.put(chain.code(), chain.name().in(words.locale())));
        return choices;
    }

    /** Loss profiles to choose from. */
    public static Map<String, String> profiles(Wording words, TraceRules rules) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", words.say("traceability.trace.profile.none"));
        rules.profiles()
                .forEach(profile -> choices.put(profile.code(), profile.name().in(words.locale())));
        return choices;
    }

    /** Address of the trace of a thing. */
    public static String tracePath(String key) {
        return "/traceability/trace?epc=" + encoded(key);
    }

    /** Address of a recall to be opened for a thing. */
    public static String recallPath(String key, boolean drill) {
        return "/traceability/recalls/new?epc=" + encoded(key) + (drill ? "&kind=drill" : "");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** "2 giờ 5 phút", "40 giây". */
    public static String duration(Wording words, @Nullable Duration duration) {
        if (duration == null) {
            return "–";
        }
        long minutes = duration.toMinutes();
        if (minutes >= 60) {
            return words.say("traceability.trace.hours-minutes", minutes / 60, minutes % 60);
        }
        return minutes > 0
                ? words.say("traceability.trace.minutes", minutes)
                : words.say("traceability.trace.milliseconds", duration.toMillis());
    }

    /** A place by its name with commune and province, a bare position by what is near. */
    public static String place(Wording words, Whereabouts where) {
        return switch (where) {
            case Whereabouts.At(Bilingual name, String area) ->
                area.isEmpty() ? name.in(words.locale()) : name.in(words.locale()) + ", " + area;
            case Whereabouts.Near(String name) -> words.say("traceability.trace.near", name);
            case Whereabouts.Away(String name, int kilometres) ->
                words.say("traceability.trace.away", name, kilometres);
            case Whereabouts.Somewhere() -> words.say("traceability.trace.somewhere");
            case Whereabouts.Numbered(String key) -> Called.plainly(key);
        };
    }

    /** The same of a place by its key. */
    public static String place(Wording words, Map<String, Places.Known> known, String key) {
        Places.Known place = known.get(key);
        return place == null ? Called.plainly(key) : place(words, Whereabouts.of(place, known.values()));
    }

    /** Degrees as people write them, for whoever looks for the very spot. */
    public static String degrees(Wording words, Point point) {
        Formats formats = new Formats(words.locale());
        return formats.number(BigDecimal.valueOf(point.latitude())) + "; "
                + formats.number(BigDecimal.valueOf(point.longitude()));
    }

    /** A name that is known, otherwise what the key says to people. */
    public static String name(Map<String, Places.Known> known, String key) {
        var place = known.get(key);
        return place == null || !place.named() ? Called.plainly(key) : place.name();
    }
}
