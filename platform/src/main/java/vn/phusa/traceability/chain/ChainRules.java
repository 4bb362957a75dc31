package vn.phusa.traceability.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.RuleFile;
import vn.phusa.epcis.vocabulary.Cbv;

/**
 * The one rule set of chains.
 *
 * @param actions what people record, in the order in which a chain takes them
 * @param chains at least one; the first counts where nobody has chosen another
 */
public record ChainRules(List<FieldAction> actions, List<ChainTemplate> chains) {
    /** Largest file, in bytes. */
    public static final int LARGEST = 256 * 1024;

    private static final String RESOURCE = "/rules/traceability/chains.yaml";
    private static final int MOST_ENTRIES = 50;
    private static final String CODE = "[a-z][a-z0-9-]{0,39}";
    private static final String ELEMENT = "[A-Za-z][A-Za-z0-9]{0,39}";
    private static final Set<String> TYPES =
            Set.of("ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent");

    /** The file that comes with the platform. */
    public static String packaged() {
        try (InputStream stream = ChainRules.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    /** @throws IllegalStateException when the packaged file is not as it should be; found at start */
    public static ChainRules builtIn() {
        return switch (read(packaged())) {
            case Outcome.Accepted<ChainRules>(ChainRules rules) -> rules;
            case Outcome.Rejected<ChainRules>(List<Problem> problems) ->
                throw new IllegalStateException(RESOURCE + ": " + problems);
        };
    }

    /** The action of that code. */
    public Optional<FieldAction> action(String code) {
        return actions.stream().filter(action -> action.code().equals(code)).findFirst();
    }

    /** The template of that code. */
    public Optional<ChainTemplate> chain(@Nullable String code) {
        return chains.stream().filter(chain -> chain.code().equals(code)).findFirst();
    }

    /** A step of a chain, as somebody in the field chooses it. */
    public record Chosen(ChainTemplate chain, ChainTemplate.Step step) {
        /** Chain and step; no code has a full stop in it. */
        public String code() {
            return chain.code() + "." + step.code();
        }
    }

    /** The steps that an action records, of all chains. */
    public List<Chosen> steps(FieldAction action) {
        return chains.stream()
                .flatMap(chain -> chain.steps().stream()
                        .filter(step -> step.action().code().equals(action.code()))
                        .map(step -> new Chosen(chain, step)))
                .toList();
    }

    /** What is asked of every chain: the first. */
    public ChainTemplate usual() {
        return chains.getFirst();
    }

    /** Reads a rule set, or says everything that is wrong with it, each with its line and key. */
    public static Outcome<ChainRules> read(String yaml) {
        Reading reading = new Reading();
        try {
            ChainRules rules = reading.rules(RuleFile.written("chains.yaml", yaml));
            if (reading.problems.isEmpty()) {
                return Outcome.accepted(rules);
            }
        } catch (RuleFile.Wrong e) {
            reading.wrong(e);
        }
        return Outcome.rejected(reading.problems);
    }

    /** One reading; goes on after a wrong entry, so that everything is said at once. */
    private static final class Reading {
        private final List<Problem> problems = new ArrayList<>();

        ChainRules rules(RuleFile file) {
            known(file.root(), "actions", "chains");
            List<FieldAction> actions = entries(file.root(), "actions", 1, this::action);
            Set<String> declared = file.entries("actions").stream()
                    .flatMap(entry -> entry.optionalText("code").stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            List<ChainTemplate> chains = entries(file.root(), "chains", 1, entry -> chain(entry, actions, declared));
            return new ChainRules(actions, chains);
        }

        private FieldAction action(RuleFile.Entry entry) {
            known(
                    entry,
                    "code",
                    "name-vi",
                    "name-en",
                    "hint-vi",
                    "hint-en",
                    "shape",
                    "creates",
                    "removes",
                    "partner",
                    "step",
                    "disposition",
                    "document",
                    "elements");
            String document = entry.optionalText("document").orElse(null);
            if (document != null) {
                word(entry, "document", document, Cbv.BIZ_TRANSACTION_TYPE.words());
            }
            return new FieldAction(
                    code(entry, CODE),
                    entry.bilingual("name"),
                    entry.bilingual("hint"),
                    choice(entry, "shape", entry.text("shape"), FieldAction.Shape.values()),
                    flag(entry, "creates"),
                    flag(entry, "removes"),
                    choice(
                            entry,
                            "partner",
                            entry.optionalText("partner").orElse("none"),
                            FieldAction.Partner.values()),
                    word(entry, "step", entry.text("step"), Cbv.BIZ_STEP.words()),
                    word(entry, "disposition", entry.text("disposition"), Cbv.DISPOSITION.words()),
                    document,
                    entries(entry, "elements", 0, this::element));
        }

        private FieldAction.Element element(RuleFile.Entry entry) {
            known(entry, "code", "name-vi", "name-en", "type", "namespace", "required", "fsma");
            String namespace = entry.optionalText("namespace").orElse("");
            if (!namespace.isEmpty()) {
                word(entry, "namespace", namespace, Set.of("cbvmda"));
            }
            return new FieldAction.Element(
                    code(entry, ELEMENT),
                    entry.bilingual("name"),
                    choice(entry, "type", entry.optionalText("type").orElse("text"), FieldAction.Type.values()),
                    namespace.isEmpty() ? FieldAction.OWN_NAMESPACE : FieldAction.CBV_MASTER_DATA,
                    flag(entry, "required"),
                    entry.optionalText("fsma").orElse(null));
        }

        private ChainTemplate chain(RuleFile.Entry entry, List<FieldAction> actions, Set<String> declared) {
            known(entry, "code", "name-vi", "name-en", "source", "source-en", "steps");
            String source = entry.text("source");
            return new ChainTemplate(
                    code(entry, CODE),
                    entry.bilingual("name"),
                    // A province's rule set of the time before this had one sentence for both languages.
                    new Bilingual(source, entry.optionalText("source-en").orElse(source)),
                    entries(entry, "steps", 1, step -> step(step, actions, declared)));
        }

        /** Null where its action is unknown or wrong itself. */
        private ChainTemplate.@Nullable Step step(
                RuleFile.Entry entry, List<FieldAction> actions, Set<String> declared) {
            known(entry, "code", "name-vi", "name-en", "action", "also", "types", "needs", "optional", "fsma");
            String called = word(entry, "action", entry.text("action"), declared);
            Set<String> also = words(entry, "also", Cbv.BIZ_STEP.words());
            Set<String> types = words(entry, "types", TYPES);
            String code = code(entry, CODE);
            FieldAction action = actions.stream()
                    .filter(one -> one.code().equals(called))
                    .findFirst()
                    .orElse(null);
            if (action == null) {
                return null;
            }
            Set<String> may = new LinkedHashSet<>();
            Arrays.stream(ChainTemplate.Given.values())
                    .filter(given -> switch (given) {
                        case PARTNER -> action.partner() != FieldAction.Partner.NONE;
                        case PAPER -> action.document() != null;
                        case PLACE, QUANTITY -> true;
                    })
                    .map(ChainTemplate.Given::code)
                    .forEach(may::add);
            action.elements().forEach(element -> may.add(element.code()));
            return new ChainTemplate.Step(
                    code,
                    entry.bilingual("name"),
                    action,
                    also,
                    types,
                    words(entry, "needs", may),
                    flag(entry, "optional"),
                    entry.optionalText("fsma").orElse(null));
        }

        // ---- what entries have in common

        private <T> List<T> entries(
                RuleFile.Entry within, String list, int least, Function<RuleFile.Entry, @Nullable T> read) {
            List<RuleFile.Entry> given;
            try {
                given = within.entries(list);
            } catch (RuleFile.Wrong e) {
                wrong(e);
                return List.of();
            }
            if (given.size() < least) {
                say(ChainProblem.MISSING, within, list);
            }
            if (given.size() > MOST_ENTRIES) {
                say(ChainProblem.TOO_MANY, within, list, MOST_ENTRIES);
                return List.of();
            }
            List<T> found = new ArrayList<>();
            Set<String> codes = new HashSet<>();
            for (RuleFile.Entry entry : given) {
                entry.optionalText("code")
                        .filter(code -> !codes.add(code))
                        .ifPresent(code -> say(ChainProblem.TWICE, entry, "code", code));
                T one = caught(() -> read.apply(entry));
                if (one != null) {
                    found.add(one);
                }
            }
            return List.copyOf(found);
        }

        private <T> @Nullable T caught(Supplier<@Nullable T> read) {
            try {
                return read.get();
            } catch (RuleFile.Wrong e) {
                wrong(e);
                return null;
            }
        }

        void wrong(RuleFile.Wrong e) {
            ChainProblem code = switch (e.fault()) {
                case NOT_YAML -> ChainProblem.NOT_YAML;
                case MISSING -> ChainProblem.MISSING;
                case NOT_ENTRIES, NOT_A_NUMBER, NOT_A_WHOLE_NUMBER, NOT_A_DATE -> ChainProblem.NOT_ENTRIES;
            };
            problems.add(Problem.at("file", code, e.line(), e.key()));
        }

        private void say(ChainProblem code, RuleFile.Entry entry, String key, Object... more) {
            problems.add(new Problem(
                    code,
                    "file",
                    Stream.concat(Stream.of(entry.line(key), key), Arrays.stream(more))
                            .toList()));
        }

        private void known(RuleFile.Entry entry, String... keys) {
            Set<String> unknown = new LinkedHashSet<>(entry.keys());
            unknown.removeAll(List.of(keys));
            unknown.forEach(key -> say(ChainProblem.UNKNOWN_KEY, entry, key, String.join(", ", keys)));
        }

        private String code(RuleFile.Entry entry, String pattern) {
            String code = entry.text("code");
            if (!code.matches(pattern)) {
                say(ChainProblem.BAD_CODE, entry, "code", code);
            }
            return code;
        }

        private boolean flag(RuleFile.Entry entry, String key) {
            entry.optionalText(key).ifPresent(value -> word(entry, key, value, Set.of("true", "false")));
            return entry.flag(key);
        }

        private String word(RuleFile.Entry entry, String key, String value, Set<String> may) {
            if (!may.contains(value)) {
                say(ChainProblem.UNKNOWN_WORD, entry, key, value, String.join(", ", new TreeSet<>(may)));
            }
            return value;
        }

        private Set<String> words(RuleFile.Entry entry, String key, Set<String> may) {
            Set<String> words = entry.words(key);
            words.forEach(one -> word(entry, key, one, may));
            return words;
        }

        private <E extends Enum<E>> E choice(RuleFile.Entry entry, String key, String value, E[] may) {
            for (E one : may) {
                if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value)) {
                    return one;
                }
            }
            say(
                    ChainProblem.UNKNOWN_WORD,
                    entry,
                    key,
                    value,
                    Arrays.stream(may)
                            .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", ")));
            return may[0];
        }
    }
}
