package vn.phusa.ledger.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the ledger is set up.
 *
 * @param origin the log's name in checkpoints ({@code PHUSA_LEDGER_ORIGIN}), one word, for example
 *     {@code khcn.cantho.gov.vn/so-cai}; taken at the first start only. Null: from the public address, else a random name.
 * @param checkpoints folder, best on another machine, to which each new checkpoint is copied
 *     ({@code PHUSA_LEDGER_CHECKPOINTS}); null: none
 */
@ConfigurationProperties("phusa.ledger")
public record LedgerSettings(
        @Nullable String origin, @Nullable Path checkpoints) {}
