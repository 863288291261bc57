package org.npcs.repository.server.exchange.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a delivery is tried again: after pauses that grow, with some chance in them so that receivers are not all called at once. */
@Component
class RetrySchedule {

    private static final double SPREAD = 0.1;

    private final WebhookSettings settings;

    RetrySchedule(WebhookSettings settings) {
        this.settings = settings;
    }

    /**
     * The pause after an attempt that failed; empty when it was the last.
     *
     * @param tried attempts until now, the failed one included
     * @param asked what the receiver asked for; it may only lengthen the pause
     */
    Optional<Duration> pause(int tried, @Nullable Duration asked) {
        if (tried > settings.pauses().size()) {
            return Optional.empty();
        }
        var planned = settings.pauses().get(tried - 1);
        var spread = planned.toMillis() * SPREAD * ThreadLocalRandom.current().nextDouble();
        var pause = planned.plusMillis((long) spread);
        return Optional.of(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
    }
}
