package vn.phusa.traceability.sight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.AggregationEvent;
import vn.phusa.epcis.AssociationEvent;
import vn.phusa.epcis.Circumstances;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.ExtensionEvent;
import vn.phusa.epcis.ObjectEvent;
import vn.phusa.epcis.QuantityElement;
import vn.phusa.epcis.SourceOrDestination;
import vn.phusa.epcis.Subjects;
import vn.phusa.epcis.TransactionEvent;
import vn.phusa.epcis.TransformationEvent;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.Called;
import vn.phusa.traceability.Fields;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.UnitWords;
import vn.phusa.traceability.trace.Places;
import vn.phusa.traceability.trace.Whereabouts;
import vn.phusa.traceability.trace.web.Said;

/**
 * Tells events in sentences: "Hợp tác xã A đóng gói 1.250 kg gạo ST25 (lô L7) tại kho Thới Lai, lúc 08:00 26/11/2026".
 *
 * @param words in whose language
 */
public record Telling(Wording words, Formats formats, Sights.Names names) {
    private static final String PREFIX = "traceability.sight.";
    private static final int MOST_NAMED = 2;

    /** Who did what with which goods, where, for whom, when. */
    public String sentence(RecordedEvent recorded) {
        Event event = recorded.event();
        List<String> parts = new ArrayList<>();
        parts.add(words.say(PREFIX + "sentence", owner(recorded), deed(event)));
        Circumstances circumstances = event.circumstances();
        where(event).ifPresent(place -> parts.add(words.say(PREFIX + "at", place)));
        List<String> to = circumstances.destinations().stream()
                .map(SourceOrDestination::id)
                // Whoever receives for himself has told it already.
                .filter(end -> !isOf(recorded.owner(), end))
                .map(this::place)
                .distinct()
                .toList();
        if (!to.isEmpty()) {
            parts.add(words.say(PREFIX + "to", String.join(", ", to)));
        }
        parts.add(words.say(
                PREFIX + "when", formats.moment(event.occurrence().eventTime().instant())));
        return String.join(" ", parts);
    }

    public String owner(RecordedEvent recorded) {
        return names.owners().getOrDefault(recorded.owner(), Bilingual.same("")).in(words.locale());
    }

    /** A place or party by its name, its identifier where it has none, a bare position by what is near. */
    public String place(String uri) {
        return Said.place(words, names.known(), Thing.key(uri));
    }

    private boolean isOf(PartyId party, String uri) {
        Places.Known known = names.known().get(Thing.key(uri));
        return known != null && party.equals(known.party());
    }

    /** Where an event happened. */
    public Optional<String> where(Event event) {
        return Whereabouts.of(event, names.known()).values().stream()
                .findFirst()
                .map(place ->
                        Said.place(words, Whereabouts.of(place, names.known().values())));
    }

    /** What happened, as the chain of the goods calls it. */
    public String step(Event event) {
        return Said.event(words, event, names.steps());
    }

    /** The same within a sentence; empty where nobody has named it. */
    private Optional<String> named(Event event) {
        return names.steps()
                .of(event)
                .map(name -> name.in(words.locale()))
                .map(name -> name.substring(0, 1).toLowerCase(words.locale()) + name.substring(1));
    }

    private String deed(Event event) {
        return switch (event) {
            case TransformationEvent e ->
                named(e).map(step -> words.say(
                                PREFIX + "made.by",
                                goods(e.inputEPCs(), e.inputQuantities()),
                                goods(e.outputEPCs(), e.outputQuantities()),
                                step))
                        .orElseGet(() -> words.say(
                                PREFIX + "made",
                                goods(e.inputEPCs(), e.inputQuantities()),
                                goods(e.outputEPCs(), e.outputQuantities())));
            case AggregationEvent e ->
                words.say(
                        PREFIX + "aggregation." + word(e.action()),
                        goods(e.childEPCs(), e.childQuantities()),
                        parent(e.parentID()));
            case AssociationEvent e ->
                words.say(
                        PREFIX + "association." + word(e.action()),
                        goods(e.childEPCs(), e.childQuantities()),
                        parent(e.parentID()));
            case TransactionEvent e ->
                words.say(
                        PREFIX + "transaction." + word(e.action()),
                        goods(e.epcs(), e.quantities()),
                        String.join(
                                ", ",
                                e.circumstances().bizTransactions().stream()
                                        .map(paper -> Said.paper(words, Thing.key(paper.id()), paper.type()))
                                        .toList()));
            case ObjectEvent e -> object(e);
            case ExtensionEvent e -> own(e);
        };
    }

    private String own(ExtensionEvent event) {
        Subjects named = event.subjects();
        List<String> epcs = Stream.of(named.epcs(), named.childEPCs(), named.inputEPCs(), named.outputEPCs())
                .flatMap(List::stream)
                .toList();
        List<QuantityElement> quantities = Fields.quantities(event);
        String goods = epcs.isEmpty() && quantities.isEmpty() ? "" : goods(epcs, quantities);
        return goods.isEmpty()
                ? words.say(PREFIX + "own", event.kind().local())
                : words.say(PREFIX + "own.goods", event.kind().local(), goods);
    }

    private String object(ObjectEvent event) {
        String goods = goods(event.epcs(), event.quantities());
        // The business step tells everything that comes into being alike; the chain of the goods knows how.
        Optional<String> step = event.action() == Action.ADD ? named(event) : Optional.empty();
        return step.map(name -> words.say(PREFIX + "did.named", goods, name))
                .orElseGet(() -> words.say(objectKey(event), goods));
    }

    private String objectKey(ObjectEvent event) {
        String written = event.circumstances().bizStep();
        String step = written == null ? null : Cbv.BIZ_STEP.bare(written);
        String known = PREFIX + "did." + step;
        return step != null && words.has(known) ? known : PREFIX + "object." + word(event.action());
    }

    private static String word(Action action) {
        return action.name().toLowerCase(java.util.Locale.ROOT);
    }

    private String parent(@Nullable String uri) {
        return uri == null ? words.say(PREFIX + "no-parent") : thing(Thing.key(uri));
    }

    /** Goods by their quantity and name; beyond two how many more. */
    public String goods(List<String> epcs, List<QuantityElement> quantities) {
        List<String> all = new ArrayList<>();
        for (QuantityElement quantity : quantities) {
            all.add(quantity(quantity));
        }
        Map<String, List<String>> byClass = new LinkedHashMap<>();
        for (String epc : epcs) {
            String key = Thing.key(epc);
            byClass.computeIfAbsent(Called.classOf(key), _ -> new ArrayList<>()).add(key);
        }
        byClass.forEach((itsClass, keys) -> all.add(
                keys.size() == 1
                        ? thing(keys.getFirst())
                        : words.say(PREFIX + "many", formats.number(keys.size()), thing(itsClass))));
        if (all.isEmpty()) {
            return words.say(PREFIX + "nothing");
        }
        String named = String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())));
        int more = all.size() - MOST_NAMED;
        return more > 0 ? words.say(PREFIX + "more", named, formats.number(more)) : named;
    }

    /** "1.250 kg gạo ST25 (lô L7)". */
    public String quantity(QuantityElement quantity) {
        String thing = thing(Thing.key(quantity.epcClass()));
        BigDecimal amount = quantity.quantity();
        return amount == null ? thing : words.say(PREFIX + "amount", amount(amount, quantity.uom()), thing);
    }

    /** A number with its unit as people write it. */
    public String amount(BigDecimal value, @Nullable String uom) {
        String number = formats.number(value);
        return uom == null ? number : number + " " + UnitWords.of(words, uom);
    }

    /** A thing by the name of its product where that is known. */
    public String thing(String key) {
        return Said.thing(words, key, names.products());
    }

    /** Whether there is an error declaration for it, or it is one itself. */
    public boolean wrong(RecordedEvent recorded) {
        return recorded.event().occurrence().errorDeclaration() != null
                || names.wrong().contains(recorded.event().occurrence().eventID());
    }
}
