package vn.phusa.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.phusa.Rooms;
import vn.phusa.base.store.StartRefused;
import vn.phusa.composite.cli.IndexCommand;
import vn.phusa.embeddedpostgres.StartFailure;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.hash.HashProfile;
import vn.phusa.shell.Wording;

/** {@code ./phusa}: the commands of the platform's command line. */
@Command(name = "./phusa", sortOptions = false)
public final class PhuSaCommand {

    /** What a command returns to the shell. */
    private static final int GOOD = 0;

    private static final int FAILED = 1;

    private static final int WRONG_CALL = 2;

    private final Installation installation;
    private final List<String> rooms;
    private final Terminal terminal;
    private final Map<String, String> environment;

    @Option(names = "--lang", paramLabel = "vi|en", descriptionKey = "cli.lang", scope = CommandLine.ScopeType.INHERIT)
    @Nullable
    String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.help",
            scope = CommandLine.ScopeType.INHERIT)
    boolean help;

    private PhuSaCommand(
            Installation installation, List<String> rooms, Terminal terminal, Map<String, String> environment) {
        this.environment = environment;
        this.installation = installation;
        this.rooms = rooms;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "cli-logback.xml");
        boolean interactive = Boolean.getBoolean("phusa.terminal");
        // Line by line, as the standard output of Java does.
        PrintStream data = new PrintStream(
                new BufferedOutputStream(new CheckedOutput(new FileOutputStream(FileDescriptor.out))),
                true,
                StandardCharsets.UTF_8);
        System.exit(run(Rooms.FROM_THE_GROUND_UP, List.of(arguments), System.getenv(), data, System.err, interactive));
    }

    /**
     * Runs one command.
     *
     * @param rooms whose tables are exported and imported, from the ground up
     * @param interactive true when somebody watches the words
     * @return the exit code: 0 good, 1 findings or failure, 2 a wrong call
     */
    static int run(
            List<String> rooms,
            List<String> arguments,
            Map<String, String> environment,
            PrintStream data,
            PrintStream words,
            boolean interactive) {
        Locale locale = languageAskedFor(arguments, environment);
        Wording wording = Wording.load(locale, List.of("cli", "ledger", "document", "access", "shell"));
        Terminal terminal = new Terminal(data, words, wording, interactive);
        CommandLine line =
                new CommandLine(new PhuSaCommand(Installation.of(environment), rooms, terminal, environment));
        PropertyResourceBundle bundle = bundle(locale);
        line.setResourceBundle(bundle);
        line.getCommandSpec().usageMessage().description(wording.say("cli.description"));
        line.getSubcommands().forEach((name, command) -> {
            command.setResourceBundle(bundle);
            command.getCommandSpec().usageMessage().description(wording.say("cli." + name));
            if (bundle.containsKey("cli." + name + "-examples")) {
                command.getCommandSpec()
                        .usageMessage()
                        .footer(wording.say("cli." + name + "-examples").split("\n"));
            }
        });
        line.setParameterExceptionHandler((failure, given) -> {
            terminal.say("cli.wrong-call", WrongCall.sentence(failure, terminal));
            failure.getCommandLine().usage(words);
            return WRONG_CALL;
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // The engine reads its own options.
        Objects.requireNonNull(line.getSubcommands().get("index")).setUnmatchedOptionsArePositionalParams(true);
        line.setOut(new PrintWriter(data, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(words, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof CheckedOutput.Lost lost && lost.isReaderGone()) {
                return GOOD;
            }
            tell(failure, terminal);
            return FAILED;
        });
        int code = line.execute(arguments.toArray(String[]::new));
        try {
            data.flush();
            return code;
        } catch (CheckedOutput.Lost lost) {
            if (lost.isReaderGone()) {
                return code;
            }
            tell(lost, terminal);
            return FAILED;
        }
    }

    @Command(name = "backup")
    int backup(@Parameters(paramLabel = "FILE", descriptionKey = "cli.backup-file") Path file)
            throws IOException, SQLException {
        new PhysicalBackup(installation, terminal).write(file.toAbsolutePath());
        return GOOD;
    }

    @Command(name = "restore")
    int restore(@Parameters(paramLabel = "FILE", descriptionKey = "cli.restore-file") Path file) throws IOException {
        new Restore(installation, terminal).read(file.toAbsolutePath());
        return GOOD;
    }

    @Command(name = "export")
    int export(
            @Option(names = "--all", required = true, descriptionKey = "cli.export-all") boolean all,
            @Parameters(paramLabel = "FILE", descriptionKey = "cli.export-file") Path file)
            throws IOException, SQLException {
        new LogicalExport(installation, rooms, terminal).write(file.toAbsolutePath());
        return GOOD;
    }

    @Command(name = "import")
    int takeIn(
            @Option(names = "--all", required = true, descriptionKey = "cli.import-all") boolean all,
            @Parameters(paramLabel = "FILE", descriptionKey = "cli.import-file") Path file)
            throws IOException, SQLException {
        new LogicalImport(installation, rooms, terminal).read(file.toAbsolutePath());
        return GOOD;
    }

    @Command(name = "import-table")
    int importTable(
            @Option(names = "--server", paramLabel = "URL", descriptionKey = "cli.bring-server") @Nullable URI server,
            @Option(names = "--programme", paramLabel = "ID", required = true, descriptionKey = "cli.bring-programme")
                    long programme,
            @Option(names = "--progress", descriptionKey = "cli.bring-progress") boolean progress,
            @Option(names = "--dry-run", descriptionKey = "cli.bring-dry-run") boolean dryRun,
            @Option(names = "--good-rows", descriptionKey = "cli.bring-good-rows") boolean goodRows,
            @Option(names = "--placeholders", descriptionKey = "cli.bring-placeholders") boolean placeholders,
            @Parameters(paramLabel = "FILE", descriptionKey = "cli.bring-file") Path file)
            throws IOException {
        TableImport.Order order = new TableImport.Order(
                programme,
                progress ? "progress" : "commitments",
                file.toAbsolutePath(),
                dryRun,
                goodRows,
                placeholders);
        return with(server, platform -> new TableImport(terminal, platform).bring(order));
    }

    @Command(name = "verify")
    int verify(
            @Option(names = "--checkpoint", paramLabel = "FILE", descriptionKey = "cli.verify-checkpoint") @Nullable
                    Path checkpoint)
            throws IOException, SQLException {
        return new LedgerCheck(installation, rooms, terminal).verify(checkpoint) ? GOOD : FAILED;
    }

    @Command(name = "receipt")
    int receipt(
            @Parameters(index = "0", paramLabel = "check", descriptionKey = "cli.receipt-check") ReceiptAction action,
            @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "cli.receipt-file") Path file,
            @Option(names = "--key", paramLabel = "KEY", descriptionKey = "cli.receipt-key") @Nullable String key)
            throws IOException {
        return switch (action) {
            case check -> new LedgerCheck(installation, rooms, terminal).checkReceipt(file, key) ? GOOD : FAILED;
        };
    }

    /** What can be done with a receipt; the names are those of the command line. */
    enum ReceiptAction {
        check
    }

    @Command(name = "key")
    int key(
            @Parameters(index = "0", paramLabel = "make|list|withdraw", descriptionKey = "cli.key-action")
                    KeyOrders.Action action,
            @Parameters(index = "1", paramLabel = "LOGIN", descriptionKey = "cli.key-login") String login,
            @Parameters(index = "2", arity = "0..1", paramLabel = "LABEL|NUMBER", descriptionKey = "cli.key-which")
                    @Nullable
                    String which,
            @Option(names = "--rooms", split = ",", paramLabel = "ROOM", descriptionKey = "cli.key-rooms") @Nullable
                    List<String> within,
            @Option(names = "--read-only", descriptionKey = "cli.key-read-only") boolean readOnly,
            @Option(names = "--until", paramLabel = "YYYY-MM-DD", descriptionKey = "cli.key-until") @Nullable
                    LocalDate until)
            throws SQLException {
        KeyOrders orders = new KeyOrders(installation, rooms, terminal);
        List<String> asked = Optional.ofNullable(within).orElse(List.of());
        Optional<String> unknown = orders.unknown(asked);
        if (unknown.isPresent()) {
            terminal.say("cli.key-no-room", unknown.get(), String.join(", ", rooms));
            return WRONG_CALL;
        }
        boolean forMaking = !asked.isEmpty() || readOnly || until != null;
        boolean good = switch (action) {
            case make -> which != null && !which.isBlank();
            case list -> which == null && !forMaking;
            case withdraw -> which != null && which.matches("[1-9][0-9]{0,17}") && !forMaking;
        };
        if (!good) {
            terminal.say("cli.key-wrong-call");
            return WRONG_CALL;
        }
        boolean done = switch (action) {
            case make ->
                orders.make(new KeyOrders.Wanted(login, Objects.requireNonNull(which), asked, readOnly, until));
            case list -> orders.list(login);
            case withdraw -> orders.withdraw(login, Long.parseLong(Objects.requireNonNull(which)));
        };
        return done ? GOOD : FAILED;
    }

    @Command(name = "gs1")
    int gs1(
            @Parameters(index = "0", paramLabel = "ACTION", descriptionKey = "cli.gs1-action") Gs1Items.Action action,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "ITEM", descriptionKey = "cli.gs1-items") @Nullable
                    List<String> items,
            @Option(
                            names = "--stem",
                            paramLabel = "URL",
                            defaultValue = CanonicalIdentifier.STEM,
                            descriptionKey = "cli.gs1-stem")
                    String stem,
            @Option(names = "--prefix-length", paramLabel = "4..12", descriptionKey = "cli.gs1-prefix-length") @Nullable
                    Integer prefixLength,
            @Option(names = "--as", paramLabel = "NAME", descriptionKey = "cli.gs1-as") @Nullable String check,
            @Option(names = "--short-gtins", descriptionKey = "cli.gs1-short-gtins") boolean shortGtins,
            @Option(names = "--unknown-ais", descriptionKey = "cli.gs1-unknown-ais") boolean unknown,
            @Option(names = "--words", descriptionKey = "cli.gs1-words") boolean words)
            throws IOException {
        Gs1Items command = new Gs1Items(
                terminal,
                new Gs1Items.Choices(
                        stem,
                        Optional.ofNullable(prefixLength),
                        Optional.ofNullable(check),
                        new DigitalLink.Leniency(shortGtins, unknown, words)));
        if (!command.isRightCall()) {
            return WRONG_CALL;
        }
        return command.run(action, Optional.ofNullable(items).orElse(List.of()), System.in) ? GOOD : FAILED;
    }

    @Command(name = "extract")
    int extract(
            @Option(names = "--jsonl", descriptionKey = "cli.extract-jsonl") boolean lines,
            @Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "cli.extract-file") @Nullable Path file)
            throws IOException {
        return new Extract(terminal).run(lines, Optional.ofNullable(file)) ? GOOD : FAILED;
    }

    @Command(name = "hash")
    int hash(
            @Option(
                            names = "--profile",
                            paramLabel = "NAME",
                            defaultValue = "cbv2.0",
                            descriptionKey = "cli.hash-profile")
                    String profileName,
            @Option(names = "--prehash", descriptionKey = "cli.hash-prehash") boolean preHash,
            @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "cli.trace-files") List<Path> files)
            throws IOException {
        Optional<HashProfile> profile = HashProfile.named(profileName);
        if (profile.isEmpty()) {
            terminal.say("cli.hash-no-profile", profileName);
            return WRONG_CALL;
        }
        if (areMissing(files)) {
            return WRONG_CALL;
        }
        return new TraceDocuments(terminal).hash(files, profile.get(), preHash) ? GOOD : FAILED;
    }

    @Command(name = "validate")
    int validate(
            @Option(names = "--json", descriptionKey = "cli.validate-json") boolean json,
            @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "cli.trace-files") List<Path> files)
            throws IOException {
        if (areMissing(files)) {
            return WRONG_CALL;
        }
        return new TraceDocuments(terminal).validate(files, json) ? GOOD : FAILED;
    }

    @Command(name = "convert")
    int convert(
            @Option(names = "--to", required = true, paramLabel = "json|xml|xml1.2", descriptionKey = "cli.convert-to")
                    TraceDocuments.Syntax syntax,
            @Parameters(paramLabel = "FILE", descriptionKey = "cli.trace-file") Path file)
            throws IOException {
        if (areMissing(List.of(file))) {
            return WRONG_CALL;
        }
        return new TraceDocuments(terminal).convert(file, syntax) ? GOOD : FAILED;
    }

    @Command(name = "trace")
    int trace(
            @Option(names = "--server", paramLabel = "URL", descriptionKey = "cli.bring-server") @Nullable URI server,
            @Option(
                            names = "--direction",
                            paramLabel = "up|down|both",
                            defaultValue = "both",
                            descriptionKey = "cli.trace-direction")
                    String direction,
            @Option(names = "--json", descriptionKey = "cli.trace-json") boolean json,
            @Option(names = "--events", descriptionKey = "cli.trace-events") boolean events,
            @Parameters(paramLabel = "EPC", descriptionKey = "cli.trace-epc") String epc)
            throws IOException {
        if (!List.of("up", "down", "both").contains(direction) || json && events) {
            terminal.say("cli.trace-wrong-call");
            return WRONG_CALL;
        }
        TraceQuestion.Form form =
                events ? TraceQuestion.Form.EVENTS : json ? TraceQuestion.Form.JSON : TraceQuestion.Form.TREE;
        return with(server, platform -> new TraceQuestion(terminal, platform).ask(epc, direction, form));
    }

    @Command(name = "capture")
    int capture(
            @Option(names = "--server", paramLabel = "URL", descriptionKey = "cli.bring-server") @Nullable URI server,
            @Option(names = "--proceed", descriptionKey = "cli.capture-proceed") boolean proceed,
            @Option(
                            names = "--noted",
                            paramLabel = "FILE",
                            defaultValue = ".phusa-captured",
                            descriptionKey = "cli.capture-noted")
                    Path noted,
            @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "cli.capture-files") List<Path> files)
            throws IOException {
        if (areMissing(files)) {
            return WRONG_CALL;
        }
        return with(server, platform -> new DocumentCapture(terminal, platform, noted).capture(files, proceed));
    }

    @Command(name = "generate")
    int generate(
            @Option(names = "--events", paramLabel = "N", defaultValue = "1000", descriptionKey = "cli.generate-events")
                    long events,
            @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.generate-seed")
                    long seed,
            @Option(names = "--product", paramLabel = "RICE|PANGASIUS|MANGO", descriptionKey = "cli.generate-product")
                    @Nullable
                    List<ChainGenerator.Product> products,
            @Option(names = "--xml", descriptionKey = "cli.generate-xml") boolean xml,
            @Option(names = "--into", paramLabel = "FOLDER", descriptionKey = "cli.generate-into") @Nullable
                    Path folder,
            @Option(
                            names = "--per-document",
                            paramLabel = "N",
                            defaultValue = "1000",
                            descriptionKey = "cli.generate-per-document")
                    int perDocument)
            throws IOException {
        if (events < 1 || perDocument < 1) {
            terminal.say("cli.generate-count");
            return WRONG_CALL;
        }
        List<ChainGenerator.Product> chosen =
                products == null || products.isEmpty() ? List.of(ChainGenerator.Product.values()) : products;
        new GeneratedDocuments(terminal, new ChainGenerator(seed, chosen))
                .write(events, perDocument, xml, Optional.ofNullable(folder));
        return GOOD;
    }

    /** What is done with a running platform; true when it is done and nothing is wrong. */
    private interface Errand {
        boolean run(RunningPlatform platform) throws IOException;
    }

    /** @param server null: on this machine */
    private int with(@Nullable URI server, Errand errand) throws IOException {
        String key = environment.getOrDefault("PHUSA_KEY", "").strip();
        if (key.isEmpty() || !RunningPlatform.isKey(key)) {
            terminal.say(key.isEmpty() ? "cli.bring-no-key" : "cli.bring-odd-key");
            return WRONG_CALL;
        }
        String port = environment.getOrDefault("PHUSA_PORT", "8080");
        URI address = server != null ? server : URI.create("http://localhost:" + port);
        if (!RunningPlatform.isAddress(address)) {
            terminal.say("cli.wrong-call", terminal.words("cli.wrong-server", address));
            return WRONG_CALL;
        }
        try (RunningPlatform platform = new RunningPlatform(address, key, terminal)) {
            return errand.run(platform) ? GOOD : FAILED;
        }
    }

    private boolean areMissing(List<Path> files) {
        List<Path> missing = TraceDocuments.missing(files);
        missing.forEach(file -> terminal.say("cli.trace-no-file", file));
        return !missing.isEmpty();
    }

    @Command(name = "index")
    int index(
            @Parameters(paramLabel = "compute|audit|robustness|levers|rules", descriptionKey = "cli.index-arguments")
                    List<String> arguments) {
        return IndexCommand.run(arguments.toArray(String[]::new), terminal.data(), terminal.messages());
    }

    private static Locale languageAskedFor(List<String> arguments, Map<String, String> environment) {
        // Needed before picocli reads the line, since its own messages are said in that language too.
        int position = arguments.indexOf("--lang");
        String asked = position >= 0 && position + 1 < arguments.size()
                ? arguments.get(position + 1)
                : arguments.stream()
                        .filter(argument -> argument.startsWith("--lang="))
                        .map(argument -> argument.substring("--lang=".length()))
                        .findFirst()
                        .orElse("");
        return asked.isEmpty()
                ? Terminal.languageOf(environment)
                : asked.startsWith("en") ? Wording.ENGLISH : Wording.VIETNAMESE;
    }

    private static void tell(Exception failure, Terminal terminal) {
        boolean english = terminal.locale().getLanguage().equals("en");
        switch (failure) {
            case CommandFailure known -> known.tell(terminal);
            case CheckedOutput.Lost lost -> terminal.say("cli.output-lost", lost.reason());
            case StartFailure start -> terminal.say("cli.failed", english ? start.english() : start.vietnamese());
            case StartRefused refused -> terminal.say("cli.failed", english ? refused.english() : refused.vietnamese());
            case NoSuchFileException missing -> terminal.say("cli.no-such-file", String.valueOf(missing.getFile()));
            case AccessDeniedException denied -> terminal.say("cli.no-access", String.valueOf(denied.getFile()));
            case FileSystemException broken ->
                terminal.say(
                        "cli.file-failed",
                        String.valueOf(broken.getFile()),
                        broken.getReason() == null ? broken.toString() : broken.getReason());
            case IOException broken when broken.getMessage() != null -> terminal.say("cli.failed", broken.getMessage());
            default -> terminal.say("cli.failed", failure.toString());
        }
    }

    private static PropertyResourceBundle bundle(Locale locale) {
        String name = "/messages/cli_" + locale.getLanguage() + ".properties";
        try (InputStream stream = PhuSaCommand.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new PropertyResourceBundle(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
