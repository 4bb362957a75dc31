package vn.phusa.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.CompressedLink;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.epcis.gs1.EpcUrn;
import vn.phusa.epcis.gs1.Gs1Fault;
import vn.phusa.epcis.gs1.Gs1Item;
import vn.phusa.epcis.gs1.Gs1Rule;
import vn.phusa.epcis.gs1.NamedCheck;
import vn.phusa.epcis.gs1.Parsed;

/** Reads, writes and checks GS1 keys, element strings and Digital Links: an item a line in, a JSON object a line out. */
final class Gs1Items {

    /** What to do with each item; the names are those of the command line. */
    enum Action {
        parse,
        generate,
        link,
        element,
        check,
        convert,
        compress,
        decompress
    }

    /**
     * How to do it.
     *
     * @param stem in front of the key of a Digital Link that is made
     * @param prefixLength digits of the company prefix, where a URN is made of a link
     * @param check the name of the one check that plain values are to pass
     * @param leniency how forgiving to be when reading
     */
    record Choices(
            String stem, Optional<Integer> prefixLength, Optional<String> check, DigitalLink.Leniency leniency) {}

    private static final JsonFactory JSON = new JsonFactory();

    private final Terminal terminal;
    private final Choices choices;

    Gs1Items(Terminal terminal, Choices choices) {
        this.terminal = terminal;
        this.choices = choices;
    }

    /** Whether the choices make sense; says what does not. */
    boolean isRightCall() {
        if (!DigitalLink.isStem(choices.stem)) {
            terminal.say("cli.gs1-wrong-stem", choices.stem);
            return false;
        }
        if (choices.prefixLength
                .filter(digits -> !EpcUrn.isPrefixLength(digits))
                .isPresent()) {
            terminal.say("cli.gs1-wrong-prefix-length");
            return false;
        }
        if (choices.check.filter(name -> NamedCheck.of(name).isEmpty()).isPresent()) {
            terminal.say("cli.gs1-no-check", choices.check.orElseThrow(), String.join(", ", NamedCheck.names()));
            return false;
        }
        return true;
    }

    /**
     * Prints a line for each item.
     *
     * @param items none, or only "-": those of the stream, one a line
     * @return true when all were good
     */
    boolean run(Action action, List<String> items, InputStream standardInput) throws IOException {
        boolean good = true;
        PrintStream data = terminal.data();
        if (!items.isEmpty() && !items.equals(List.of("-"))) {
            for (String item : items) {
                good &= line(action, item, data);
            }
        } else {
            BufferedReader reader = new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8));
            for (String item = reader.readLine(); item != null; item = reader.readLine()) {
                if (!item.isBlank()) {
                    good &= line(action, item, data);
                }
            }
        }
        data.flush();
        return good;
    }

    private boolean line(Action action, String item, PrintStream data) {
        StringWriter text = new StringWriter();
        boolean good;
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            List<Gs1Fault> faults = switch (action) {
                case parse -> parse(item, json);
                case generate, link -> told(read(item).then(this::link), json, this::writeLink);
                case element -> told(read(item).then(Gs1Item::elements), json, this::writeElements);
                case check -> check(item, json);
                case convert -> told(read(item).then(this::converted), json, Gs1Items::writeConverted);
                case compress -> told(read(item).then(this::onStem), json, this::writeCompressed);
                case decompress -> told(CompressedLink.decompress(item, choices.leniency), json, this::writeLink);
            };
            good = faults.isEmpty();
            if (!good) {
                writeFaults(item, faults, json);
            }
        }
        data.print(text);
        data.print('\n');
        return good;
    }

    private Parsed<Gs1Item> read(String item) {
        return Gs1Item.read(item, choices.leniency);
    }

    /** Writes what was read; or gives why there is nothing. */
    private static <T> List<Gs1Fault> told(Parsed<T> parsed, JsonGenerator json, Writing<T> writing) {
        return switch (parsed) {
            case Parsed.Good<T>(T value) -> {
                json.writeStartObject();
                json.writeBooleanProperty("ok", true);
                writing.write(value, json);
                json.writeEndObject();
                yield List.of();
            }
            case Parsed.Bad<T>(Gs1Fault fault) -> List.of(fault);
        };
    }

    /** Writes the fields of one kind of answer. */
    private interface Writing<T> {
        void write(T value, JsonGenerator json);
    }

    private List<Gs1Fault> parse(String item, JsonGenerator json) {
        return told(read(item), json, (read, to) -> {
            to.writeStringProperty("form", read.form());
            ElementString elements = read.elements().orNull();
            writeAis(elements == null ? List.of() : elements.elements(), to);
            switch (read) {
                case Gs1Item.Link(DigitalLink link, boolean ignored) -> {
                    to.writeStringProperty("stem", link.stem());
                    writeStrings("others", link.others(), to);
                    to.writeStringProperty("canonical", CanonicalIdentifier.of(link.uri()));
                }
                case Gs1Item.Urn(EpcUrn urn) -> {
                    to.writeStringProperty("scheme", urn.scheme().urnName());
                    writeStrings("fields", urn.fields(), to);
                    to.writeStringProperty("canonical", CanonicalIdentifier.of(urn.toString()));
                }
                case Gs1Item.Elements ignored -> {
                    // Its identifiers say everything.
                }
                case Gs1Item.BareKey ignored -> {
                    // Only read where keys are checked.
                }
            }
            if (elements != null) {
                writeSpellings(elements, to);
            }
        });
    }

    private Parsed<DigitalLink> link(Gs1Item item) {
        return item.link(choices.stem, choices.leniency);
    }

    private void writeLink(DigitalLink link, JsonGenerator json) {
        json.writeStringProperty("link", link.uri());
        writeAis(link.elements().elements(), json);
    }

    /** A link keeps the stem that it has. */
    private Parsed<DigitalLink> onStem(Gs1Item item) {
        return item instanceof Gs1Item.Link(DigitalLink link, boolean ignored) ? new Parsed.Good<>(link) : link(item);
    }

    private void writeCompressed(DigitalLink link, JsonGenerator json) {
        json.writeStringProperty("link", CompressedLink.compress(link));
        json.writeStringProperty("partly", CompressedLink.compressPartly(link));
        writeAis(link.elements().elements(), json);
    }

    private void writeElements(ElementString elements, JsonGenerator json) {
        writeSpellings(elements, json);
        writeAis(elements.elements(), json);
    }

    /** Digits and content, then what must and must not stand together. */
    private List<Gs1Fault> check(String item, JsonGenerator json) {
        if (choices.check.isPresent()) {
            Function<String, Optional<Gs1Fault>> check =
                    NamedCheck.of(choices.check.get()).orElseThrow();
            Parsed<String> checked =
                    check.apply(item).<Parsed<String>>map(Parsed.Bad::new).orElseGet(() -> new Parsed.Good<>(item));
            return told(checked, json, (value, to) -> to.writeStringProperty("value", value));
        }
        boolean bare = !item.isEmpty() && item.chars().allMatch(c -> c >= '0' && c <= '9');
        Parsed<Gs1Item> read = bare ? Gs1Item.BareKey.read(item) : read(item);
        ElementString elements = read.then(Gs1Item::elements).orNull();
        if (!bare && elements != null && !elements.associationFaults().isEmpty()) {
            return elements.associationFaults();
        }
        return told(read, json, (value, to) -> {
            to.writeStringProperty("form", value.form());
            if (value instanceof Gs1Item.BareKey key) {
                writeStrings("kinds", key.kinds(), to);
            }
            writeAis(elements == null ? List.of() : elements.elements(), to);
        });
    }

    /** A key in its two spellings. */
    private record Converted(DigitalLink link, EpcUrn urn) {}

    private Parsed<Converted> converted(Gs1Item item) {
        return item.link(choices.stem, choices.leniency).then(link -> {
            if (item instanceof Gs1Item.Urn(EpcUrn urn)) {
                return new Parsed.Good<>(new Converted(link, urn));
            }
            return choices.prefixLength
                    .map(digits ->
                            EpcUrn.of(link, digits).<Converted>then(urn -> new Parsed.Good<>(new Converted(link, urn))))
                    .orElseGet(() -> new Parsed.Bad<>(new Gs1Fault(Gs1Rule.PREFIX_LENGTH, List.of())));
        });
    }

    private static void writeConverted(Converted converted, JsonGenerator json) {
        json.writeStringProperty("urn", converted.urn.toString());
        json.writeStringProperty("link", converted.link.uri());
        writeAis(converted.link.elements().elements(), json);
    }

    private void writeFaults(String item, List<Gs1Fault> faults, JsonGenerator json) {
        json.writeStartObject();
        json.writeBooleanProperty("ok", false);
        json.writeStringProperty("error", faults.getFirst().sentence(terminal.locale()));
        json.writeStringProperty("rule", faults.getFirst().rule().code());
        json.writeStringProperty("input", item);
        if (faults.size() > 1) {
            json.writeArrayPropertyStart("others");
            for (Gs1Fault fault : faults.subList(1, faults.size())) {
                json.writeStartObject();
                json.writeStringProperty("error", fault.sentence(terminal.locale()));
                json.writeStringProperty("rule", fault.rule().code());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeSpellings(ElementString elements, JsonGenerator json) {
        json.writeStringProperty("element", elements.humanReadable());
        json.writeStringProperty("scan", elements.scanData());
    }

    private static void writeAis(List<ElementString.Element> elements, JsonGenerator json) {
        json.writeArrayPropertyStart("ais");
        for (ElementString.Element element : elements) {
            json.writeStartArray();
            json.writeString(element.ai());
            json.writeString(element.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeStrings(String name, List<String> values, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
