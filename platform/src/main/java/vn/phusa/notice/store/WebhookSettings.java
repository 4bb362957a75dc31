package vn.phusa.notice.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks may go.
 *
 * @param inside whether addresses inside the own network, and plain http, are allowed ({@code PHUSA_WEBHOOKS_INSIDE})
 */
@ConfigurationProperties("phusa.webhooks")
public record WebhookSettings(@DefaultValue("false") boolean inside) {}
