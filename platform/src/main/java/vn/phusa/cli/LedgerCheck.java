package vn.phusa.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.StoredFiles;
import vn.phusa.document.Verification;
import vn.phusa.ledger.Coverage;
import vn.phusa.ledger.Finding;
import vn.phusa.ledger.LedgerVerification;
import vn.phusa.ledger.ReceiptCheck;
import vn.phusa.ledger.VerificationReport;
import vn.phusa.merkle.Checkpoint;
import vn.phusa.merkle.MalformedTextException;
import vn.phusa.merkle.NoteVerifier;
import vn.phusa.merkle.SignedNote;
import vn.phusa.merkle.Verdict;

/** {@code verify} and {@code receipt check}. */
final class LedgerCheck {

    private final Installation installation;
    private final List<String> rooms;
    private final Terminal terminal;

    LedgerCheck(Installation installation, List<String> rooms, Terminal terminal) {
        this.installation = installation;
        this.rooms = rooms;
        this.terminal = terminal;
    }

    /** Checks ledger, covered tables and stored files; findings go to standard output, one a line. */
    boolean verify(@Nullable Path checkpointFile) throws SQLException, IOException {
        Optional<SignedNote> kept = checkpointFile == null ? Optional.empty() : Optional.of(checkpoint(checkpointFile));
        try (Installation.Database database = installation.open()) {
            boolean ledgerIsClean = verifyLedger(database, kept);
            boolean filesAreClean = verifyFiles(database);
            return ledgerIsClean && filesAreClean;
        }
    }

    private boolean verifyLedger(Installation.Database database, Optional<SignedNote> kept) throws SQLException {
        VerificationReport report;
        try (Connection connection = database.connect();
                Bar bar = new Bar("cli.verify-ledger-progress")) {
            report = LedgerVerification.verify(
                    connection,
                    Coverage.load(rooms),
                    LedgerVerification.keyFolder(installation.data()),
                    kept,
                    bar::reached);
        }
        for (Finding finding : report.findings()) {
            terminal.data().println(terminal.words(finding.kind().messageKey(), finding.record()));
        }
        if (report.allFindings() > report.findings().size()) {
            terminal.say(
                    "cli.verify-more", report.allFindings() - report.findings().size());
        }
        if (report.unknownSeals() > 0) {
            terminal.say("cli.verify-unknown-seals", report.unknownSeals());
        }
        if (kept.isEmpty()) {
            terminal.say("cli.verify-without-checkpoint");
        }
        terminal.say(
                report.clean() ? "cli.verify-ledger-clean" : "cli.verify-ledger-findings",
                report.origin(),
                report.acts(),
                report.rows(),
                report.erasures(),
                report.checkpoints(),
                report.allFindings());
        return report.clean();
    }

    private boolean verifyFiles(Installation.Database database) throws SQLException {
        Verification files;
        try (Connection connection = database.connect();
                Bar bar = new Bar("cli.verify-files-progress")) {
            files = StoredFiles.verify(
                    new SingleConnectionDataSource(connection, true), Clock.system(VietnamTime.ZONE), bar::reached);
        }
        for (Verification.Finding finding : files.findings()) {
            terminal.data()
                    .println(terminal.words(
                            switch (finding.kind()) {
                                case CHANGED -> "cli.verify-file-changed";
                                case MISSING -> "cli.verify-file-missing";
                            },
                            finding.digest().toString(),
                            finding.documents().toString()));
        }
        terminal.say(
                files.sound() ? "cli.verify-files-clean" : "cli.verify-files-findings",
                files.files(),
                files.findings().size());
        return files.sound();
    }

    private SignedNote checkpoint(Path file) throws IOException {
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(file));
            Checkpoint.of(note); // fails for a note that is no checkpoint
            return note;
        } catch (MalformedTextException notACheckpoint) {
            throw new CommandFailure("cli.verify-not-a-checkpoint", file, terminal.words(wrongWith(notACheckpoint)));
        }
    }

    /** What is wrong, in words alone: the file may hold a private key that was taken for a checkpoint, and is never quoted. */
    private static String wrongWith(MalformedTextException malformed) {
        return "cli.malformed-" + key(malformed.code());
    }

    private static String key(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Checks a receipt offline; the act that it proves goes to standard output.
     *
     * @param key public key of the log, as its page shows it; null: those of this installation's data folder
     */
    boolean checkReceipt(Path file, @Nullable String key) throws IOException {
        ReceiptCheck.Result result;
        try {
            List<NoteVerifier> trusted = key == null
                    ? ReceiptCheck.keysIn(LedgerVerification.keyFolder(installation.data()))
                    : List.of(NoteVerifier.parse(key));
            if (trusted.isEmpty()) {
                throw new CommandFailure("cli.receipt-no-key", installation.data());
            }
            result = ReceiptCheck.check(Files.readAllBytes(file), trusted);
        } catch (MalformedTextException malformed) {
            throw new CommandFailure("cli.receipt-malformed", file, terminal.words(wrongWith(malformed)));
        }
        return switch (result.verdict()) {
            case Verdict.Valid _ -> {
                result.statement().ifPresent(terminal.data()::println);
                terminal.say("cli.receipt-valid", result.index(), result.origin(), result.size());
                yield true;
            }
            case Verdict.Invalid(Verdict.Reason reason, String _) -> {
                terminal.say(
                        "cli.receipt-invalid",
                        result.origin(),
                        terminal.words("ledger.receipt.invalid." + key(reason)));
                yield false;
            }
        };
    }

    /** A progress bar whose length is known only when the work has begun. */
    private final class Bar implements AutoCloseable {
        private final String key;
        private Terminal.@Nullable Progress progress;
        private long shown;

        Bar(String key) {
            this.key = key;
        }

        void reached(long done, long total) {
            Terminal.Progress bar = progress;
            if (bar == null) {
                bar = terminal.progress(key, total);
                progress = bar;
            }
            bar.advance(done - shown);
            shown = done;
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
        }
    }
}
