package vn.phusa.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.store.Migrations;
import vn.phusa.base.store.PlatformSettings;
import vn.phusa.ledger.store.CheckpointCopies;
import vn.phusa.ledger.store.Erasures;
import vn.phusa.ledger.store.Leaves;
import vn.phusa.ledger.store.LedgerKey;
import vn.phusa.ledger.store.LedgerSettings;

/** Opens the ledger: its name, its key on this machine, its hourly checkpoint. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    /** The log's name, given once. */
    record Origin(String name) {}

    @Bean
    Origin ledgerOrigin(
            JdbcClient database, LedgerSettings settings, PlatformSettings platform, Migrations migrations) {
        database.sql("insert into ledger.log (origin) values (:origin) on conflict do nothing")
                .param("origin", chosenOrigin(settings, platform.publicUrl()))
                .update();
        return new Origin(database.sql("select origin from ledger.log")
                .query(String.class)
                .single());
    }

    private static String chosenOrigin(LedgerSettings settings, @Nullable URI publicUrl) {
        if (settings.origin() != null && !settings.origin().isBlank()) {
            return settings.origin();
        }
        if (publicUrl != null && publicUrl.getHost() != null) {
            return publicUrl.getHost() + "/so-cai";
        }
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return "phusa-" + HexFormat.of().formatHex(random) + "/so-cai";
    }

    @Bean
    LedgerKey ledgerKey(PlatformSettings platform, Origin origin) {
        return LedgerKey.open(keyFolder(platform), origin.name());
    }

    private static Path keyFolder(PlatformSettings platform) {
        if (!platform.temporary()) {
            return LedgerVerification.keyFolder(platform.data());
        }
        try {
            return Files.createTempDirectory("phusa-ledger");
        } catch (IOException noTemporaryFolder) {
            throw new UncheckedIOException(noTemporaryFolder);
        }
    }

    @Bean
    Leaves leaves(JdbcTemplate database, Coverage coverage, LedgerKey key) {
        return new Leaves(database, coverage, key);
    }

    @Bean
    Ledger ledger(
            JdbcTemplate database,
            Coverage coverage,
            Leaves leaves,
            LedgerKey key,
            Origin origin,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Ledger(
                leaves,
                new Erasures(database, coverage, leaves),
                key,
                origin.name(),
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    SmartInitializingSingleton ledgerKeyAnnouncement(Ledger ledger) {
        return () -> {
            ledger.takeIn();
            ledger.announceKey();
        };
    }

    /** Signs every hour, so that a forgery has at most an hour, and copies the checkpoint away. */
    @Bean
    RecurringTask<Void> ledgerCheckpoint(Ledger ledger, LedgerSettings settings) {
        CheckpointCopies copies = new CheckpointCopies(settings.checkpoints());
        return Tasks.recurring("ledger-checkpoint", FixedDelay.of(Duration.ofHours(1)))
                .execute((_, _) -> copies.copy(ledger.checkpoint()));
    }
}
