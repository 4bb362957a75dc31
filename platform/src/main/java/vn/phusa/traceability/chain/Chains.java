package vn.phusa.traceability.chain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.Digest;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.chain.store.ChainStore;

/**
 * The rule set of chains that is in force: the packaged one, until the province puts its own in its place. A change counts at once, on
 * every node; every version is kept.
 */
@Service
public class Chains {
    private static final Logger LOG = LoggerFactory.getLogger(Chains.class);
    private static final int MOST_VERSIONS = 50;
    private static final int LONGEST_NAME = 300;

    private final ChainStore store;
    private final Ledger ledger;
    private final Clock clock;
    private final ChainRules packaged = ChainRules.builtIn();
    private volatile Known known;

    /** A rule set as it was read, so that it is read once. */
    private record Known(int number, ChainRules rules, boolean own) {}

    Chains(ChainStore store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
        this.known = new Known(0, packaged, false);
    }

    /**
     * What is in force.
     *
     * @param version the province's decision; null: it has taken none
     * @param own whether it is the province's own
     */
    public record InForce(ChainRules rules, @Nullable ChainVersion version, boolean own) {}

    /** The rules that count now. */
    public ChainRules current() {
        return known().rules();
    }

    private Known known() {
        int newest = store.newest();
        Known now = known;
        if (now.number() != newest) {
            now = read(newest);
            known = now;
        }
        return now;
    }

    private Known read(int number) {
        String content = store.find(number).map(ChainVersion::content).orElse(null);
        if (content == null) {
            return new Known(number, packaged, false);
        }
        return switch (ChainRules.read(content)) {
            case Outcome.Accepted<ChainRules>(ChainRules rules) -> new Known(number, rules, true);
            case Outcome.Rejected<ChainRules>(List<Problem> problems) -> {
                // It was checked when it was brought; a later release may know a word no more. Work goes on meanwhile.
                LOG.warn("rule set {} of chains cannot be read, the packaged one counts: {}", number, problems);
                yield new Known(number, packaged, false);
            }
        };
    }

    /** What is in force, with the decision behind it. */
    @Transactional(readOnly = true)
    public InForce inForce() {
        Known now = known();
        return new InForce(now.rules(), store.find(now.number()).orElse(null), now.own());
    }

    /** The text of what is in force. */
    @Transactional(readOnly = true)
    public String text() {
        return Optional.ofNullable(inForce().version())
                .map(ChainVersion::content)
                .orElseGet(ChainRules::packaged);
    }

    /** The province's decisions, the newest first. */
    @Transactional(readOnly = true)
    public List<ChainVersion> versions() {
        return store.all(MOST_VERSIONS);
    }

    public static boolean decides(Actor actor) {
        return actor.mayEverywhere(TraceabilityPermission.CHAINS);
    }

    /** Puts the province's own rule set in force. */
    @Transactional
    public Outcome<ChainVersion> replace(Actor actor, String fileName, byte[] content) {
        if (!decides(actor)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (content.length > ChainRules.LARGEST) {
            return Outcome.rejected(Problem.at("file", ChainProblem.TOO_LARGE, ChainRules.LARGEST / 1024));
        }
        String yaml = text(content).orElse(null);
        if (yaml == null) {
            return Outcome.rejected(Problem.at("file", ChainProblem.NOT_YAML, 1, ""));
        }
        return ChainRules.read(yaml).then(rules -> {
            store.lock();
            if (yaml.equals(text())) {
                return Outcome.rejected(Problem.at("file", ChainProblem.IN_FORCE_ALREADY));
            }
            return put(actor, ChainAct.REPLACED, rules, fileName, yaml);
        });
    }

    /** Returns to the rule set that comes with the platform. */
    @Transactional
    public Outcome<ChainVersion> restore(Actor actor) {
        if (!decides(actor)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        store.lock();
        return store.find(store.newest()).map(ChainVersion::content).isPresent()
                ? put(actor, ChainAct.RETURNED, packaged, "", null)
                : Outcome.rejected(Problem.of(ChainProblem.IN_FORCE_ALREADY));
    }

    private Outcome<ChainVersion> put(
            Actor actor, ChainAct kind, ChainRules rules, String fileName, @Nullable String content) {
        List<Problem> problems = new ArrayList<>();
        store.chosen().forEach((chain, products) -> {
            if (rules.chain(chain).isEmpty()) {
                problems.add(Problem.at("file", ChainProblem.STILL_USED, chain, products));
            }
        });
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        ChainVersion version = new ChainVersion(
                store.newest() + 1,
                clock.instant(),
                actor.name(),
                fileName.length() <= LONGEST_NAME ? fileName : fileName.substring(0, LONGEST_NAME),
                content);
        ActId act = ledger.record(new Act(
                kind,
                actor,
                Subject.of("traceability.chains", version.number()),
                content == null
                        ? Map.of()
                        : Map.of(
                                "sha256",
                                Digest.of(Digest.computation().digest(content.getBytes(StandardCharsets.UTF_8)))
                                        .hex())));
        store.insert(version, actor, act);
        return Outcome.accepted(version);
    }

    private static Optional<String> text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return plain.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(plain);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
