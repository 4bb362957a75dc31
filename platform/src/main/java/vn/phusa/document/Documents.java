package vn.phusa.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.reading.FileReading;
import vn.phusa.document.store.DocumentTable;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.search.Search;
import vn.phusa.vietnamese.VietnameseText;

/** The front door for files: hand in, open, read as text, verify, erase. Memory use does not grow with file size. */
@Service
public class Documents {
    /** Bytes of one file. */
    public static final long LARGEST = 64L << 20;

    /** How long content without a document is left alone, so that a hand-in under way is never disturbed. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final BlobStore blobs;
    private final DocumentTable table;
    private final ObjectProvider<DocumentGuard> guards;
    private final TransactionTemplate transactions;
    private final Search search;
    private final Ledger ledger;
    private final Clock clock;

    Documents(
            BlobStore blobs,
            DocumentTable table,
            ObjectProvider<DocumentGuard> guards,
            TransactionTemplate transactions,
            Search search,
            Ledger ledger,
            Clock clock) {
        this.blobs = blobs;
        this.table = table;
        this.guards = guards;
        this.transactions = transactions;
        this.search = search;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Takes a file in as a new document. Joins the caller's transaction if there is one.
     *
     * @param content read to its end, at most {@link #LARGEST} bytes; not closed
     * @param fileName as the sender calls it; a path before it is cut off
     * @param owner the organisation it belongs to
     * @return the document, or why it is refused: see {@link DocumentProblem}, all at field {@code file}
     */
    public Outcome<DocumentId> store(
            Actor actor, InputStream content, String fileName, PartyId owner, Visibility visibility) {
        if (!actor.may(DocumentPermission.STORE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        return taken(content, fileName, (file, name) -> {
            DocumentId document = table.next();
            ActId act = record(actor, DocumentAct.STORED, document);
            table.insert(document, owner, visibility, act);
            append(actor, document, file, name, act);
            return document;
        });
    }

    /** Takes a file in as the next version of a document. */
    public Outcome<DocumentId> addVersion(Actor actor, DocumentId id, InputStream content, String fileName) {
        return visible(actor, id).then(document -> {
            if (!actor.may(DocumentPermission.STORE, document.owner())) {
                return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
            }
            if (document.erased()) {
                return Outcome.rejected(Problem.of(DocumentProblem.ERASED));
            }
            return taken(content, fileName, (file, name) -> {
                table.lock(id);
                append(actor, id, file, name, record(actor, DocumentAct.VERSION_ADDED, id));
                return id;
            });
        });
    }

    private ActId record(Actor actor, DocumentAct act, DocumentId document) {
        return ledger.record(new Act(act, actor, Subject.of("document.document", document.value())));
    }

    private void append(Actor actor, DocumentId document, Spooled file, String name, ActId act) {
        try {
            blobs.keep(file.digest(), file.path());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a file just received", e);
        }
        table.append(document, file.digest(), file.size(), name, file.kind(), clock.instant(), actor, act);
        search.changed(DocumentSearch.ROOM, DocumentSearch.KIND, document.value());
    }

    public Outcome<Document> describe(Actor actor, DocumentId id) {
        return visible(actor, id);
    }

    /** Those of the documents that the actor may see, in the order asked for; one query for all. */
    public List<Document> describe(Actor actor, Collection<DocumentId> ids) {
        return table.find(ids).stream()
                .filter(document -> admits(actor, document))
                .toList();
    }

    /** Newest first. */
    public Outcome<List<DocumentVersion>> versions(Actor actor, DocumentId id) {
        return visible(actor, id).map(document -> table.versions(document.id()));
    }

    /** The newest version's content. */
    public Outcome<Content> open(Actor actor, DocumentId id) {
        return readable(actor, id).map(document -> new Content(blobs, document, document.latest()));
    }

    /** One version's content. */
    public Outcome<Content> open(Actor actor, DocumentId id, int version) {
        return readable(actor, id)
                .then(document -> table.versions(id).stream()
                        .filter(one -> one.number() == version)
                        .findFirst()
                        .map(one -> Outcome.accepted(new Content(blobs, document, one)))
                        .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND))));
    }

    /** The newest version as text with places; read once and then kept. */
    public Outcome<DocumentText> text(Actor actor, DocumentId id) {
        return readable(actor, id).then(document -> text(document.latest()));
    }

    /** The text by which a document is found; empty where none can be read. */
    String searchable(Document document) {
        if (!document.latest().kind().readable()) {
            return "";
        }
        return text(document.latest()) instanceof Outcome.Accepted<DocumentText>(DocumentText text) ? text.text() : "";
    }

    private Outcome<DocumentText> text(DocumentVersion version) {
        Optional<DocumentText> known = table.reading(version.digest());
        if (known.isPresent()) {
            return Outcome.accepted(known.get());
        }
        Path file = temporary();
        try {
            try (InputStream content = blobs.open(version.digest(), 0);
                    OutputStream out = Files.newOutputStream(file)) {
                content.transferTo(out);
            }
            Outcome<DocumentText> read = FileReading.read(file, version.kind());
            if (read instanceof Outcome.Accepted<DocumentText>(DocumentText text)) {
                table.keepReading(version.digest(), text);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + version.digest(), e);
        } finally {
            delete(file);
        }
    }

    /**
     * Reads a file's text without keeping the file, for a page that proposes before anything is stored.
     *
     * @param content as for {@link #store}
     */
    public Outcome<DocumentText> textOf(InputStream content, String fileName) {
        return spooled(content, fileName, (file, name) -> {
            try {
                return FileReading.read(file.path(), file.kind());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a file just received", e);
            }
        });
    }

    /**
     * Reads the cells of a workbook or CSV file without keeping it, for a page that shows them before anything is stored.
     *
     * @param content as for {@link #store}
     */
    public Outcome<Table> tableOf(InputStream content, String fileName) {
        return spooled(content, fileName, (file, name) -> {
            try {
                return FileReading.readTable(file.path(), file.kind())
                        .map(cells -> new Table(name, file.digest(), cells));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a file just received", e);
            }
        });
    }

    /**
     * A table that was handed in.
     *
     * @param name cleaned
     */
    public record Table(String name, Digest digest, Spreadsheet cells) {}

    /**
     * Erases the content of all versions, as the law may demand. That there was a document, and the reason, stay.
     *
     * @param because 1 to 2,000 characters
     */
    public Outcome<DocumentId> erase(Actor actor, DocumentId id, String because) {
        Optional<Document> found = table.find(id);
        if (found.isEmpty()) {
            return Outcome.rejected(Problem.of(Refusal.NOT_FOUND));
        }
        if (!actor.may(DocumentPermission.ERASE, found.get().owner())) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (found.get().erased()) {
            return Outcome.rejected(Problem.of(DocumentProblem.ERASED));
        }
        if (because.isBlank() || because.length() > 2000) {
            return Outcome.rejected(
                    because.isBlank()
                            ? Problem.at("because", Refusal.REQUIRED)
                            : Problem.at("because", Refusal.TOO_LONG, 2000));
        }
        transactions.executeWithoutResult(_ -> {
            table.lock(id);
            table.erase(id, because.strip(), clock.instant(), actor, record(actor, DocumentAct.ERASED, id));
            search.changed(DocumentSearch.ROOM, DocumentSearch.KIND, id.value());
        });
        return Outcome.accepted(id);
    }

    /** Removes content that no document refers to any more; answers how many pieces. Run by a job. */
    public int collectGarbage() {
        return Objects.requireNonNull(transactions.execute(
                _ -> blobs.removeUnreferenced(clock.instant().minus(GRACE))));
    }

    /** Reads a file as text, with the same checks as a file that is handed in, and keeps nothing. */
    public static Outcome<DocumentText> read(Path file) throws IOException {
        return switch (FileReading.inspect(file, String.valueOf(file.getFileName()))) {
            case Outcome.Accepted<FileKind>(FileKind kind) -> FileReading.read(file, kind);
            case Outcome.Rejected<FileKind>(List<Problem> problems) -> Outcome.rejected(problems);
        };
    }

    /** Reads all content again and compares it with its digest. */
    public Verification verifyAll(Verification.Progress progress) {
        return new StoredFiles(blobs, table).verify(progress);
    }

    private Outcome<Document> visible(Actor actor, DocumentId id) {
        return table.find(id)
                .filter(document -> admits(actor, document))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    private Outcome<Document> readable(Actor actor, DocumentId id) {
        return visible(actor, id)
                .then(document -> document.erased()
                        ? Outcome.rejected(Problem.of(DocumentProblem.ERASED))
                        : Outcome.accepted(document));
    }

    private boolean admits(Actor actor, Document document) {
        boolean open = switch (document.visibility()) {
            case PUBLIC -> true;
            case SIGNED_IN -> actor.signedIn();
            case OWNER -> false;
        };
        return open
                || actor.may(DocumentPermission.READ, document.owner())
                || actor.account() != null
                        && actor.account().equals(document.latest().storedBy())
                || guards.stream().anyMatch(guard -> guard.admits(actor, document.id()));
    }

    /** A received file on disk, inspected. */
    private record Spooled(Path path, Digest digest, long size, FileKind kind) {}

    /** What is done with a received file. */
    private interface Taking<T> {
        T take(Spooled file, String name);
    }

    private <T> Outcome<T> taken(InputStream content, String fileName, Taking<T> taking) {
        return spooled(
                content,
                fileName,
                (file, name) ->
                        Outcome.accepted(Objects.requireNonNull(transactions.execute(_ -> taking.take(file, name)))));
    }

    /** Receives and inspects outside of any transaction of our own: senders may be slow. */
    private <T> Outcome<T> spooled(InputStream content, String fileName, Taking<Outcome<T>> taking) {
        String name = FileNames.clean(VietnameseText.normalise(fileName));
        if (!FileNames.acceptable(name)) {
            return Outcome.rejected(Problem.at("file", DocumentProblem.BAD_NAME));
        }
        Path path = temporary();
        try {
            MessageDigest computation = Digest.computation();
            long size = 0;
            byte[] buffer = new byte[1 << 16];
            try (OutputStream out = Files.newOutputStream(path)) {
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    size += read;
                    if (size > LARGEST) {
                        return Outcome.rejected(Problem.at("file", DocumentProblem.TOO_LARGE, LARGEST >> 20));
                    }
                    computation.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                }
            }
            Digest digest = Digest.of(computation.digest());
            long received = size;
            return FileReading.inspect(path, name)
                    .then(kind -> taking.take(new Spooled(path, digest, received, kind), name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot receive a file", e);
        } finally {
            delete(path);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("phusa-", ".file");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the temporary folder", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
