package vn.phusa.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.PhuSa;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.document.DocumentId;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.duty.Audience;
import vn.phusa.duty.DueRule;
import vn.phusa.duty.Duties;
import vn.phusa.duty.NewDuty;
import vn.phusa.duty.Subject;
import vn.phusa.notice.Addresses;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Evidence;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Submission;
import vn.phusa.programme.Terms;
import vn.phusa.programme.exchange.Import;
import vn.phusa.programme.exchange.ImportId;
import vn.phusa.programme.exchange.ImportKind;
import vn.phusa.programme.exchange.Imports;
import vn.phusa.programme.exchange.Settled;

/**
 * The platform with writers inside: each opens duties through the front door, or raises, assigns and receives a commitment and
 * files evidence with it, one transaction each, and prints its key once the platform has acknowledged it. The duties fall
 * due within a minute, so that each must be reminded of, once, in the inbox and by mail.
 */
final class CrashWorkload {

    static final String ROOM = "bench";
    static final String ACKNOWLEDGED = "ACK ";
    static final String EVIDENCE = "EVI ";
    static final String READY = "READY ";

    /** So that all that falls due can also be told and mailed while the next is written. */
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(250);

    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(100);
    private static final Duration UNTIL_DUE = Duration.ofSeconds(20);
    private static final PartyId HOLDER = new PartyId(1);
    private static final AccountId READER = new AccountId(9_000_001);
    private static final String ADDRESS = "thu-su-co";

    private CrashWorkload() {}

    /** @param arguments how many writers, and how many rows of a table are to be stored */
    public static void main(String[] arguments) {
        int writers = Integer.parseInt(arguments[0]);
        int importedRows = Integer.parseInt(arguments[1]);
        SpringApplication platform = new SpringApplication(PhuSa.class, Beans.class);
        platform.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> {
            Duties duties = ready.getApplicationContext().getBean(Duties.class);
            Clock clock = ready.getApplicationContext().getBean(Clock.class);
            TransactionTemplate transactions =
                    new TransactionTemplate(ready.getApplicationContext().getBean(PlatformTransactionManager.class));
            ApplicationContext beans = ready.getApplicationContext();
            mailAtOnce(beans.getBean(JdbcClient.class));
            ProgrammeId programme = programme(beans.getBean(Programmes.class), clock, transactions);
            System.out.println(READY + beans.getEnvironment().getProperty("local.server.port"));
            if (importedRows > 0) {
                Thread.ofPlatform().start(() -> bring(beans, programme, importedRows));
            }
            for (int writer = 0; writer < writers; writer++) {
                Supplier<String> work = writer % 4 == 0
                        ? () -> file(beans.getBean(Commitments.class), beans.getBean(Documents.class), programme, clock)
                        : () -> open(duties, clock);
                Thread.ofVirtual().start(() -> write(work, transactions));
            }
        });
        platform.run();
    }

    /** The reader hears of each reminder by a mail of its own. */
    private static void mailAtOnce(JdbcClient database) {
        database.sql("insert into notice.preference (account, mail, rhythm, digest_at, language, changed_at) values"
                        + " (:reader, true, 'EACH', time '07:30', 'vi', now()) on conflict do nothing")
                .param("reader", READER.value())
                .update();
    }

    /** The one programme of all nodes: where another has just founded it, that one. */
    private static ProgrammeId programme(Programmes programmes, Clock clock, TransactionTemplate transactions) {
        try {
            return transactions.execute(_ -> programme(programmes, clock));
        } catch (IllegalStateException foundedMeanwhile) {
            return transactions.execute(_ -> programme(programmes, clock));
        }
    }

    private static ProgrammeId programme(Programmes programmes, Clock clock) {
        Actor platform = Actor.platform();
        LocalDate today = LocalDate.now(clock);
        return programmes.list(platform).stream()
                .map(row -> row.programme())
                .filter(programme -> programme.facts().address().equals(ADDRESS))
                .map(Programme::id)
                .findFirst()
                .orElseGet(() -> programmes
                        .create(
                                platform,
                                new Programme.Facts(
                                        ADDRESS,
                                        Bilingual.same("Chương trình thử sự cố"),
                                        List.of(HOLDER, new PartyId(2)),
                                        new PartyId(2),
                                        List.of(),
                                        today,
                                        today,
                                        today.plusYears(3),
                                        List.of(),
                                        null,
                                        true,
                                        false),
                                Submission.none())
                        .then(id -> programmes
                                .become(platform, id, Programme.State.IN_FORCE, Submission.none())
                                .map(signed -> id))
                        .orThrow());
    }

    /** Stores the table that an earlier start has left behind, or a new one. */
    private static void bring(ApplicationContext beans, ProgrammeId programme, int rows) {
        Imports imports = beans.getBean(Imports.class);
        Actor platform = Actor.platform();
        ImportId table = imports.door(platform, programme).orThrow().earlier().stream()
                .filter(one -> one.state() == Import.State.CHECKED || one.state() == Import.State.STORING)
                .map(Import::id)
                .findFirst()
                .orElseGet(() -> read(beans, imports, programme, rows));
        imports.storeNow(platform, table, false).orThrow();
    }

    private static ImportId read(ApplicationContext beans, Imports imports, ProgrammeId programme, int rows) {
        Actor platform = Actor.platform();
        String series = UUID.randomUUID().toString().substring(0, 8);
        StringBuilder cells = new StringBuilder("STT,Nội dung,Chủ trì,Thời hạn\n");
        for (int row = 1; row <= rows; row++) {
            cells.append("%s-%d,Việc nhập từ bảng số %d của đợt %s,Đơn vị thử,31/12/2030\n"
                    .formatted(series, row, row, series));
        }
        ImportId table = beans.getBean(Documents.class)
                .tableOf(new ByteArrayInputStream(cells.toString().getBytes(StandardCharsets.UTF_8)), series + ".csv")
                .then(read -> imports.read(platform, programme, ImportKind.COMMITMENTS, read, "", null))
                .orThrow();
        return imports.settle(platform, table, Map.of("Đơn vị thử", Settled.AS_WRITTEN))
                .orThrow();
    }

    private static void write(Supplier<String> work, TransactionTemplate transactions) {
        while (true) {
            try {
                String done = transactions.execute(_ -> work.get());
                System.out.println(done);
                pause(BETWEEN_WRITES);
            } catch (RuntimeException databaseIsGone) {
                // Not acknowledged: the work may be there or not. The next is tried a little later.
                pause(AFTER_A_FAILURE);
            }
        }
    }

    private static String open(Duties duties, Clock clock) {
        String key = UUID.randomUUID().toString();
        duties.open(Actor.platform(), pressingDuty(key, clock)).orThrow();
        return ACKNOWLEDGED + key;
    }

    /** A commitment, assigned and received, and a file as its evidence. */
    private static String file(Commitments commitments, Documents documents, ProgrammeId programme, Clock clock) {
        Actor platform = Actor.platform();
        String key = UUID.randomUUID().toString();
        CommitmentId commitment = commitments
                .raise(
                        platform,
                        programme,
                        new Terms(
                                key.substring(0, 8),
                                CommitmentKind.MINISTRY_DUTY,
                                Bilingual.same("Việc thử sự cố " + key),
                                null,
                                new Holder.Known(HOLDER),
                                List.of(),
                                new PartyId(2),
                                LocalDate.now(clock).plusDays(40),
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                true),
                        Submission.none())
                .orThrow();
        commitments.assign(platform, commitment, Submission.none()).orThrow();
        commitments.receive(platform, commitment, Submission.none()).orThrow();
        byte[] content = (key + " minh chứng\n").repeat(3_000).getBytes(StandardCharsets.UTF_8);
        DocumentId document = documents
                .store(platform, new ByteArrayInputStream(content), "minh-chung.txt", HOLDER, Visibility.OWNER)
                .orThrow();
        commitments
                .addEvidence(platform, commitment, new Evidence("minh-chung.txt", document.value()), Submission.none())
                .orThrow();
        return EVIDENCE + commitment + " " + document.value() + " " + sha256(content);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static NewDuty pressingDuty(String key, Clock clock) {
        return NewDuty.of(
                new Subject(ROOM, "crash", key, "/bench/" + key),
                "Thử sự cố " + key,
                HOLDER,
                null,
                DueRule.atMoment(clock.instant().plus(UNTIL_DUE)),
                clock.instant());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody who is told of the duties, so that a lost or doubled notice shows. */
    static final class Beans {
        @Bean
        @Primary
        Addresses oneAddress() {
            return account -> Optional.of("nguoi-doc@example.vn");
        }

        @Bean
        @Primary
        Audience oneReader() {
            return new Audience() {
                @Override
                public Set<AccountId> holdersOf(PartyId holder) {
                    return Set.of(READER);
                }

                @Override
                public List<Set<AccountId>> above(PartyId holder) {
                    return List.of();
                }

                @Override
                public Set<AccountId> decidersFor(@Nullable PartyId assigner) {
                    return Set.of();
                }
            };
        }
    }
}
