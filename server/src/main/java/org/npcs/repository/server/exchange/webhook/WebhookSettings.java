package org.npcs.repository.server.exchange.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks, all below {@code npcs.webhooks}.
 *
 * @param signingKeys files of private ed25519 keys, PKCS #8 in PEM, the newest first; the sandbox makes one for itself
 * @param permitLoopback whether receivers on this machine are called, without TLS too; in the sandbox only
 * @param pauses pauses before the second, the third … attempt; after the last one a delivery has failed
 * @param pollMillis pause after which an instance looks for what others left
 * @param keptDays days for which deliveries that ended are kept
 */
@ConfigurationProperties("npcs.webhooks")
record WebhookSettings(
        @DefaultValue List<String> signingKeys,
        @DefaultValue("false") boolean permitLoopback,

        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> pauses,

        @DefaultValue("2000") long pollMillis,
        @DefaultValue("30") int keptDays) {}
