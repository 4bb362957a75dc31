package vn.phusa.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Handing in, opening, versions, who may see what, verification and clearing up. */
@PlatformTest
class DocumentsTest {
    private static final PartyId OWNER = new PartyId(910_001);
    private static final PartyId OTHER = new PartyId(910_002);
    private static final Actor OFFICER = actor(910_001, Role.UNIT_OFFICER, OWNER);
    private static final Actor STRANGER = actor(910_002, Role.UNIT_OFFICER, OTHER);

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    SettableClock clock;

    @AfterEach
    void setTheClockBack() {
        clock.reset();
    }

    @Test
    void whatWasHandedInComesOutByteForByte() throws IOException {
        byte[] text = ascii(1, 3 * 262_144 + 17);
        DocumentId document =
                store(OFFICER, text, "so-lieu.txt", Visibility.OWNER).orThrow();
        try (InputStream content = documents.open(OFFICER, document).orThrow().stream()) {
            assertThat(content.readAllBytes()).isEqualTo(text);
        }
    }

    @Test
    void readingCanBeginInTheMidstOfAFile() throws IOException {
        byte[] text = ascii(2, 600_000);
        DocumentId document = store(OFFICER, text, "a.txt", Visibility.OWNER).orThrow();
        try (InputStream content = documents.open(OFFICER, document).orThrow().stream()) {
            content.skipNBytes(524_288 - 3);
            assertThat(content.readNBytes(6)).isEqualTo(Arrays.copyOfRange(text, 524_285, 524_291));
        }
    }

    @Test
    void theSameContentIsKeptOnce() {
        byte[] text = ascii(3, 1000);
        DocumentId one = store(OFFICER, text, "a.txt", Visibility.OWNER).orThrow();
        DocumentId other =
                store(STRANGER, text, OTHER, "b.txt", Visibility.OWNER).orThrow();
        Digest digest = documents.describe(OFFICER, one).orThrow().latest().digest();
        assertThat(documents.describe(STRANGER, other).orThrow().latest().digest())
                .isEqualTo(digest);
        assertThat(count("select count(*) from document.blob where sha256 = ?", digest))
                .isEqualTo(1);
    }

    @Test
    void aPathBeforeTheNameIsCutOffAndTheNameComposed() {
        DocumentId document = store(OFFICER, ascii(4, 10), "C:\\Tai lieu\\Ba\u0301o ca\u0301o.txt", Visibility.OWNER)
                .orThrow();
        assertThat(documents.describe(OFFICER, document).orThrow().latest().fileName())
                .isEqualTo("Báo cáo.txt");
    }

    @Test
    void aNameThatHidesItsEndingIsRefused() {
        assertThat(problem(store(OFFICER, ascii(5, 10), "bao-cao\u202Etxt.exe.txt", Visibility.OWNER)))
                .isEqualTo(Problem.at("file", DocumentProblem.BAD_NAME));
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndNothingStored() {
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given.incrementAndGet();
                return 'a';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) 'a');
                given.addAndGet(length);
                return length;
            }
        };
        assertThat(problem(documents.store(OFFICER, endless, "a.txt", OWNER, Visibility.OWNER)))
                .isEqualTo(Problem.at("file", DocumentProblem.TOO_LARGE, 64L));
        assertThat(given.get()).isLessThan(Documents.LARGEST + (1 << 20));
    }

    @Test
    void nobodyStoresForAnotherOrganisation() {
        assertThat(problem(store(STRANGER, ascii(6, 10), "a.txt", Visibility.OWNER))
                        .code())
                .isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void anOwnersDocumentDoesNotExistForOthers() {
        DocumentId document =
                store(OFFICER, ascii(7, 10), "a.txt", Visibility.OWNER).orThrow();
        assertThat(problem(documents.describe(STRANGER, document)).code()).isEqualTo(Refusal.NOT_FOUND);
        assertThat(problem(documents.open(STRANGER, document)).code()).isEqualTo(Refusal.NOT_FOUND);
        assertThat(problem(documents.text(STRANGER, document)).code()).isEqualTo(Refusal.NOT_FOUND);
        assertThat(problem(documents.versions(STRANGER, document)).code()).isEqualTo(Refusal.NOT_FOUND);
        assertThat(documents.describe(STRANGER, List.of(document))).isEmpty();
    }

    @Test
    void visibilityOpensADocumentToThosePeople() {
        DocumentId open =
                store(OFFICER, ascii(8, 10), "a.txt", Visibility.PUBLIC).orThrow();
        DocumentId inside =
                store(OFFICER, ascii(8, 10), "a.txt", Visibility.SIGNED_IN).orThrow();
        assertThat(documents.describe(Actor.visitor(), open)).isInstanceOf(Outcome.Accepted.class);
        assertThat(documents.describe(Actor.visitor(), inside)).isInstanceOf(Outcome.Rejected.class);
        assertThat(documents.describe(STRANGER, inside)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aNewVersionLeavesTheOldOneInPlace() throws IOException {
        DocumentId document =
                store(OFFICER, ascii(10, 10), "a.txt", Visibility.OWNER).orThrow();
        documents
                .addVersion(OFFICER, document, new ByteArrayInputStream(ascii(11, 20)), "b.txt")
                .orThrow();
        assertThat(documents.versions(OFFICER, document).orThrow())
                .extracting(DocumentVersion::number, DocumentVersion::size)
                .containsExactly(tuple(2, 20L), tuple(1, 10L));
        try (InputStream first = documents.open(OFFICER, document, 1).orThrow().stream()) {
            assertThat(first.readAllBytes()).isEqualTo(ascii(10, 10));
        }
    }

    @Test
    void aStoredVersionCannotBeRewritten() {
        DocumentId document =
                store(OFFICER, ascii(12, 10), "a.txt", Visibility.OWNER).orThrow();
        assertThatThrownBy(() -> sql.sql("update document.version set file_name = 'x' where document = ?")
                        .param(document.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void textIsReadOnceAndKept() {
        byte[] file = SampleFiles.word(SampleFiles.paragraph("Điều 1. Giao Sở Khoa học và Công nghệ"));
        DocumentId document = store(OFFICER, file, "a.docx", Visibility.OWNER).orThrow();
        DocumentText first = documents.text(OFFICER, document).orThrow();
        assertThat(first.text()).isEqualTo("Điều 1. Giao Sở Khoa học và Công nghệ\n");
        assertThat(documents.text(OFFICER, document).orThrow()).isEqualTo(first);
        assertThat(count(
                        "select count(*) from document.reading where sha256 = ?",
                        documents.describe(OFFICER, document).orThrow().latest().digest()))
                .isEqualTo(1);
    }

    @Test
    void aRefusedFileLeavesNothingBehind() {
        long before = count("select count(*) from document.document");
        assertThat(problem(store(OFFICER, SampleFiles.wordThatIsABomb(), "a.docx", Visibility.OWNER))
                        .code())
                .isEqualTo(DocumentProblem.ZIP_BOMB);
        assertThat(count("select count(*) from document.document")).isEqualTo(before);
    }

    @Test
    void storingIsPartOfTheCallersTransaction() {
        byte[] text = ascii(13, 10);
        transactions.executeWithoutResult(status -> {
            store(OFFICER, text, "rolled-back.txt", Visibility.OWNER).orThrow();
            status.setRollbackOnly();
        });
        assertThat(count("select count(*) from document.version where file_name = 'rolled-back.txt'"))
                .isZero();
    }

    @Test
    void verificationNamesChangedAndMissingContent() {
        DocumentId sound =
                store(OFFICER, ascii(14, 100), "a.txt", Visibility.OWNER).orThrow();
        DocumentId changed =
                store(OFFICER, ascii(15, 300_000), "b.txt", Visibility.OWNER).orThrow();
        DocumentId missing =
                store(OFFICER, ascii(16, 100), "c.txt", Visibility.OWNER).orThrow();
        transactions.executeWithoutResult(status -> {
            sql.sql("update document.chunk set content = set_byte(content, 5, 0) where sha256 = ? and position = 1")
                    .param(digest(changed).bytes())
                    .update();
            sql.sql("delete from document.blob where sha256 = ?")
                    .param(digest(missing).bytes())
                    .update();
            Verification verification =
                    documents.verifyAll((done, inAll) -> assertThat(done).isLessThanOrEqualTo(inAll));
            assertThat(verification.findings())
                    .contains(
                            new Verification.Finding(digest(changed), Verification.Kind.CHANGED, List.of(changed)),
                            new Verification.Finding(digest(missing), Verification.Kind.MISSING, List.of(missing)))
                    .noneMatch(finding -> finding.documents().contains(sound));
            status.setRollbackOnly();
        });
    }

    @Test
    void erasedContentIsClearedAwayButNotWhatOthersStillHold() {
        Actor administrator = actor(910_009, Role.ADMINISTRATOR, OWNER);
        DocumentId alone =
                store(OFFICER, ascii(17, 10), "a.txt", Visibility.PUBLIC).orThrow();
        DocumentId shared =
                store(OFFICER, ascii(18, 10), "b.txt", Visibility.OWNER).orThrow();
        DocumentId sharing =
                store(OFFICER, ascii(18, 10), "c.txt", Visibility.OWNER).orThrow();
        Digest gone = digest(alone);
        Digest kept = digest(shared);
        documents
                .erase(administrator, alone, "Theo yêu cầu của chủ thể dữ liệu")
                .orThrow();
        documents
                .erase(administrator, shared, "Theo yêu cầu của chủ thể dữ liệu")
                .orThrow();
        clock.advance(Duration.ofHours(2));
        documents.collectGarbage();
        assertThat(count("select count(*) from document.blob where sha256 = ?", gone))
                .isZero();
        assertThat(count("select count(*) from document.blob where sha256 = ?", kept))
                .isEqualTo(1);
        assertThat(problem(documents.open(OFFICER, alone)).code()).isEqualTo(DocumentProblem.ERASED);
        assertThat(documents.open(OFFICER, sharing)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void onlyAnAdministratorErases() {
        DocumentId document =
                store(OFFICER, ascii(19, 10), "a.txt", Visibility.OWNER).orThrow();
        assertThat(problem(documents.erase(OFFICER, document, "vì")).code()).isEqualTo(Refusal.FORBIDDEN);
    }

    private Digest digest(DocumentId document) {
        return documents.describe(OFFICER, document).orThrow().latest().digest();
    }

    private Outcome<DocumentId> store(Actor actor, byte[] content, String name, Visibility visibility) {
        return store(actor, content, OWNER, name, visibility);
    }

    private Outcome<DocumentId> store(Actor actor, byte[] content, PartyId owner, String name, Visibility visibility) {
        return documents.store(actor, new ByteArrayInputStream(content), name, owner, visibility);
    }

    private long count(String query, Digest digest) {
        return sql.sql(query).param(digest.bytes()).query(Long.class).single();
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    /** Letters that nobody else stores. */
    private static byte[] ascii(int seed, int length) {
        byte[] text = new byte[length];
        Random random = new Random(910_000L + seed);
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        return text;
    }

    private static Problem problem(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<?>) outcome).problems().getFirst();
    }

    static Actor actor(long account, Role role, PartyId organisation) {
        return new Actor(
                new AccountId(account),
                null,
                "Nguyễn Thị An",
                List.of(new Grant(role, new Grant.Within(Set.of(organisation)), null)),
                Actor.Channel.WEB);
    }
}
