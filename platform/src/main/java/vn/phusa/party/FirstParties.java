package vn.phusa.party;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.FirstData;
import vn.phusa.base.PartyId;

/** Loads the organisations of a province's programme, and the made-up ones of the demonstration, from {@code first-data}. */
@Component
class FirstParties implements FirstData {
    private final Parties parties;
    private final JsonMapper json;

    FirstParties(Parties parties, JsonMapper json) {
        this.parties = parties;
        this.json = json;
    }

    @Override
    public String room() {
        return "party";
    }

    @Override
    public void load(Selection layer) {
        switch (layer) {
            case CAN_THO -> load(read("/first-data/can-tho/parties.yaml"));
            case DEMO -> load(read("/first-data/demo/parties.yaml"));
            case EMPTY -> {}
        }
    }

    private File read(String resource) {
        try (InputStream stream = Objects.requireNonNull(FirstParties.class.getResourceAsStream(resource), resource)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return json.convertValue(tree, File.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private void load(File file) {
        Actor platform = Actor.platform();
        Map<String, PartyId> ids = new HashMap<>();
        for (Unit unit : file.organisations()) {
            Name first = unit.names().getFirst();
            PartyId id = parties.register(
                            platform,
                            new NewOrganisation(first.given(unit.kind(), unit.sinceDate()), null, null, ""),
                            unit.key())
                    .orThrow();
            ids.put(unit.key(), id);
            unit.names().stream()
                    .skip(1)
                    .forEach(name -> parties.rename(platform, id, name.given(unit.kind(), null))
                            .orThrow());
            unit.spellingsOrNone()
                    .forEach(spelling ->
                            parties.noteSpelling(platform, id, spelling).orThrow());
            if (unit.website() != null) {
                parties.reachBy(platform, id, Contact.Kind.WEBSITE, unit.website(), first.evidence())
                        .orThrow();
            }
            unit.codesOrNone()
                    .forEach(code -> parties.identify(
                                    platform,
                                    id,
                                    code.scheme(),
                                    code.value(),
                                    null,
                                    null,
                                    new Evidence(code.certainty(), code.source(), code.note()))
                            .orThrow());
        }
        for (Unit unit : file.organisations()) {
            PartyId id = named(ids, unit.key());
            if (unit.parent() != null) {
                parties.moveUnder(
                                platform,
                                id,
                                named(ids, unit.parent()),
                                unit.sinceDate(),
                                unit.names().getFirst().evidence())
                        .orThrow();
            }
            unit.movesOrNone()
                    .forEach(move -> parties.moveUnder(
                                    platform,
                                    id,
                                    named(ids, move.to()),
                                    LocalDate.parse(move.from()),
                                    Evidence.of(move.certainty(), move.source()))
                            .orThrow());
            Ending ends = unit.ends();
            if (ends != null) {
                List<Succession.Heir> heirs = ends.heirs().stream()
                        .<Succession.Heir>map(heir -> heir.equals("unknown")
                                ? new Succession.Unknown()
                                : new Succession.Known(named(ids, heir)))
                        .toList();
                parties.end(
                                platform,
                                id,
                                ends.how(),
                                heirs,
                                LocalDate.parse(ends.on()),
                                new Evidence(ends.certainty(), ends.source(), ends.note()))
                        .orThrow();
            }
        }
    }

    private static PartyId named(Map<String, PartyId> ids, String key) {
        return Objects.requireNonNull(ids.get(key), () -> "parties.yaml names " + key + " but does not list it");
    }

    // ---- the file

    record File(List<Unit> organisations) {}

    record Unit(
            String key,
            OrganisationKind kind,
            @Nullable String parent,
            @Nullable String since,
            List<Name> names,
            @Nullable List<Move> moves,
            @Nullable Ending ends,
            @Nullable String website,
            @Nullable List<Code> codes,
            @Nullable List<String> spellings) {

        @Nullable
        LocalDate sinceDate() {
            return since == null ? null : LocalDate.parse(since);
        }

        List<String> spellingsOrNone() {
            return spellings == null ? List.of() : spellings;
        }

        List<Code> codesOrNone() {
            return codes == null ? List.of() : codes;
        }

        List<Move> movesOrNone() {
            return moves == null ? List.of() : moves;
        }
    }

    record Name(
            String vi,
            @Nullable String en,
            @Nullable String shortName,
            @Nullable String from,
            Certainty certainty,
            String source) {

        NameGiven given(OrganisationKind kind, @Nullable LocalDate since) {
            return new NameGiven(
                    vi,
                    Objects.requireNonNullElse(en, ""),
                    Objects.requireNonNullElse(shortName, ""),
                    kind,
                    from == null ? since : LocalDate.parse(from),
                    evidence());
        }

        Evidence evidence() {
            return Evidence.of(certainty, source);
        }
    }

    record Move(String to, String from, Certainty certainty, String source) {}

    record Ending(
            String on,
            Succession.Kind how,
            List<String> heirs,
            Certainty certainty,
            String source,
            @Nullable String note) {}

    record Code(
            IdentifierScheme scheme,
            String value,
            Certainty certainty,
            String source,
            @Nullable String note) {}
}
