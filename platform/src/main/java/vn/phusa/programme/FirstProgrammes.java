package vn.phusa.programme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.FirstData;
import vn.phusa.base.PartyId;
import vn.phusa.base.Qualifier;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.party.Parties;
import vn.phusa.programme.store.CommitmentStore;
import vn.phusa.programme.store.ProgrammeStore;

/**
 * Loads a province's programme from {@code first-data/<province>/programme.yaml}. What happened years ago keeps its own
 * dates; what the platform knew when says that it learned all of it today.
 */
@Component
class FirstProgrammes implements FirstData {
    private static final String WRITTEN = "written: ";

    private final Parties parties;
    private final ProgrammeStore programmes;
    private final CommitmentStore commitments;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    FirstProgrammes(
            Parties parties,
            ProgrammeStore programmes,
            CommitmentStore commitments,
            Ledger ledger,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.parties = parties;
        this.programmes = programmes;
        this.commitments = commitments;
        this.ledger = ledger;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "programme";
    }

    @Override
    public void load(Selection layer) {
        switch (layer) {
            case CAN_THO -> load(read("/first-data/can-tho/programme.yaml"));
            case DEMO -> loadDemonstration();
            case EMPTY -> {
                // The focal point reads its own signed text in.
            }
        }
    }

    private File read(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(FirstProgrammes.class.getResourceAsStream(resource), resource)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return json.convertValue(tree, File.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private void load(File file) {
        LocalDate signedOn = LocalDate.parse(file.signedOn());
        Programme.Facts facts = new Programme.Facts(
                file.address(),
                file.title().text(),
                file.parties().stream().map(this::party).toList(),
                party(file.focalPoint()),
                file.legalBasis(),
                signedOn,
                LocalDate.parse(file.startsOn()),
                LocalDate.parse(file.endsOn()),
                file.indicators().stream().map(Count::indicator).toList(),
                null,
                true,
                false);
        ProgrammeId id = programmes.next();
        // One act for all of it: the platform learned it at once.
        ActId act = ledger.record(new Act(
                ProgrammeAct.PROGRAMME_LOADED, Actor.platform(), Subject.of("programme.programme", id.value())));
        Recorder recorder = new Recorder(Actor.platform(), clock.instant(), act, null, null);
        Programme programme = programmes.create(id, facts, Programme.State.IN_FORCE, recorder);
        Map<String, Commitment> loaded = new HashMap<>();
        for (Row row : file.commitments()) {
            CommitmentEvent.Raised raised = new CommitmentEvent.Raised(programme.id(), terms(row), null);
            if (!raised.terms().problems().isEmpty()) {
                throw new IllegalStateException(
                        "row " + row.number() + ": " + raised.terms().problems());
            }
            Commitment commitment = commitments.raise(commitments.next(), raised, recorder);
            events.publishEvent(new CommitmentRecorded(null, commitment, raised, recorder));
            commitment =
                    record(recorder, commitment, commitment.assign(signedOn).orThrow());
            for (Said said : row.findings() == null ? List.<Said>of() : row.findings()) {
                commitment = record(
                        recorder,
                        commitment,
                        commitment.recordFinding(said.finding()).orThrow());
            }
            loaded.put(row.number(), commitment);
        }
        for (Row row : file.commitments()) {
            for (String other : row.links() == null ? List.<String>of() : row.links()) {
                Commitment duty = named(loaded, row.number());
                Commitment request = named(loaded, other);
                loaded.put(
                        row.number(),
                        record(recorder, duty, duty.link(request.id()).orThrow()));
                loaded.put(
                        other, record(recorder, request, request.link(duty.id()).orThrow()));
            }
        }
        Programme signed = new Programme(programme.id(), facts, programme.state(), programme.version() + 1);
        programmes.amend(
                signed,
                new Programme.Amendment(
                        1,
                        file.version().decision(),
                        LocalDate.parse(file.version().effectiveOn()),
                        recorder.at()),
                recorder);
        events.publishEvent(new ProgrammeRecorded(signed, recorder));
    }

    private static final long DEMONSTRATION_SEED = 59;
    private static final int DEMONSTRATION_COMMITMENTS = 420;
    private static final int DEMONSTRATION_YEARS = 3;

    /** A made-up busy programme over the three years until today, marked as such. */
    private void loadDemonstration() {
        LocalDate today = VietnamTime.today(clock);
        LocalDate start = today.minusYears(DEMONSTRATION_YEARS).withDayOfYear(1);
        List<PartyId> units = Stream.of(
                        "can-tho-finance",
                        "can-tho-trade",
                        "can-tho-health",
                        "can-tho-education",
                        "can-tho-home-affairs",
                        "can-tho-justice",
                        "can-tho-construction",
                        "can-tho-culture",
                        "can-tho-agriculture",
                        "can-tho-quality-centre",
                        "can-tho-application-centre",
                        "kvip",
                        "stameq",
                        "noip",
                        "vinatom")
                .map(this::party)
                .toList();
        Programme.Facts facts = new Programme.Facts(
                "minh-hoa",
                new Bilingual(
                        "Chương trình minh họa (dữ liệu do máy sinh ra, không có thật)",
                        "Demonstration programme (made up by a machine, not real)"),
                List.of(party("can-tho")),
                party("can-tho-science"),
                List.of(),
                start,
                start,
                today.plusYears(1),
                List.of(),
                null,
                true,
                true);
        ProgrammeId id = programmes.next();
        ActId act = ledger.record(new Act(
                ProgrammeAct.PROGRAMME_LOADED, Actor.platform(), Subject.of("programme.programme", id.value())));
        Instant begin = VietnamTime.startOf(start);
        Programme programme = programmes.create(
                id, facts, Programme.State.IN_FORCE, new Recorder(Actor.platform(), begin, act, null, null));
        Demonstration made = new Demonstration(DEMONSTRATION_SEED, start, today, party("can-tho"), units);
        List<Commitment> loaded = new ArrayList<>();
        for (Demonstration.Story story : made.stories(id, DEMONSTRATION_COMMITMENTS)) {
            Recorder raising = new Recorder(Actor.platform(), story.at(), act, null, null);
            Commitment commitment = commitments.raise(commitments.next(), story.raised(), raising);
            for (Demonstration.Happened happened : story.then()) {
                Actor by = new Actor(null, null, happened.by(), List.of(), Actor.Channel.PLATFORM);
                commitment = commitment.after(happened.event());
                commitments.record(
                        commitment,
                        happened.event(),
                        new Recorder(by, happened.at(), act, happened.onBehalfOf(), null));
            }
            loaded.add(commitment);
        }
        tie(loaded, act);
        loaded.forEach(commitment -> events.publishEvent(new CommitmentLoaded(commitment)));
        events.publishEvent(new DemonstrationLoaded(programme, act, start, today));
        events.publishEvent(
                new ProgrammeRecorded(programme, new Recorder(Actor.platform(), clock.instant(), act, null, null)));
    }

    /** Every ninth commitment waits for the one before it, so that the network has something to show. */
    private void tie(List<Commitment> loaded, ActId act) {
        Dependency.Type[] types = Dependency.Type.values();
        for (int i = 8; i < loaded.size(); i += 9) {
            Commitment waiting = loaded.get(i);
            CommitmentEvent event = new CommitmentEvent.DependencyAdded(
                    new Dependency(loaded.get(i - 1).id(), types[i / 9 % 3], i % 15));
            Commitment tied = waiting.after(event);
            commitments.record(tied, event, new Recorder(Actor.platform(), clock.instant(), act, null, null));
            loaded.set(i, tied);
        }
    }

    private Commitment record(Recorder recorder, Commitment before, CommitmentEvent event) {
        Commitment after = before.after(event);
        commitments.record(after, event, recorder);
        events.publishEvent(new CommitmentRecorded(before, after, event, recorder));
        return after;
    }

    private static Commitment named(Map<String, Commitment> loaded, String number) {
        return Objects.requireNonNull(loaded.get(number), () -> "programme.yaml links to " + number);
    }

    private Terms terms(Row row) {
        return new Terms(
                row.number(),
                row.kind(),
                new Bilingual(row.vi(), row.en()),
                null,
                holder(row.lead()),
                (row.coordinators() == null ? List.<String>of() : row.coordinators())
                        .stream().map(this::holder).toList(),
                party(row.assigner()),
                null,
                "",
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    private Holder holder(String text) {
        return text.startsWith(WRITTEN)
                ? new Holder.Unresolved(text.substring(WRITTEN.length()))
                : new Holder.Known(party(text));
    }

    private PartyId party(String key) {
        return parties.byKey(key)
                .orElseThrow(
                        () -> new IllegalStateException("programme.yaml names " + key + ", parties.yaml does not"));
    }

    // ---- the file

    record File(
            String address,
            Text title,
            List<String> parties,
            String focalPoint,
            List<String> legalBasis,
            String signedOn,
            String startsOn,
            String endsOn,
            Version version,
            List<Count> indicators,
            List<Row> commitments) {}

    record Text(String vi, String en) {
        Bilingual text() {
            return new Bilingual(vi, en);
        }
    }

    record Version(String decision, String effectiveOn) {}

    record Count(
            Text name,
            String unit,
            String territory,
            @Nullable Number baseline,
            @Nullable Number actual) {
        Indicator indicator() {
            return new Indicator(
                    name.text(),
                    unit,
                    territory,
                    List.of(new Indicator.Period(
                            null,
                            null,
                            baseline == null ? null : baseline.figure(),
                            null,
                            actual == null ? null : actual.figure())));
        }
    }

    record Number(BigDecimal value, Qualifier qualifier, String asOf, String source) {
        Figure figure() {
            return new Figure(value, qualifier, LocalDate.parse(asOf), source);
        }
    }

    record Row(
            String number,
            CommitmentKind kind,
            String lead,
            @Nullable List<String> coordinators,
            String assigner,
            String vi,
            String en,
            @Nullable List<String> links,
            @Nullable List<Said> findings) {}

    record Said(
            String vi, String en, String source, @Nullable String asOf, Finding.Certainty certainty) {
        Finding finding() {
            return new Finding(new Bilingual(vi, en), source, asOf == null ? null : LocalDate.parse(asOf), certainty);
        }
    }
}
