package org.npcs.repository.server.running;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.npcs.repository.sandbox.Sandbox;

/** Starts one sandbox with the first test class that asks for it and stops it after the last test of the run. */
public final class RunningSandbox implements BeforeAllCallback {

    private static final AtomicReference<Sandbox> RUNNING = new AtomicReference<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningSandbox.class, key -> new Stop(), Stop.class);
    }

    /** Address of the service. */
    public static String baseUrl() {
        return running().baseUrl();
    }

    /** A part of the running application. */
    public static <T> T bean(Class<T> type) {
        return running().context().getBean(type);
    }

    /** A part of the running application that is known by its name only. */
    public static Object bean(String name) {
        return running().context().getBean(name);
    }

    /** A setting of the running application. */
    public static String setting(String name) {
        return running().context().getEnvironment().getRequiredProperty(name);
    }

    private static synchronized Sandbox running() {
        var present = RUNNING.get();
        if (present == null) {
            present = Sandbox.start(
                    "--server.port=0",
                    "--npcs.requests-per-minute=1000000",
                    "--npcs.webhooks.pauses=100ms,200ms",
                    "--npcs.matching-pause-millis=300",
                    "--npcs.sharing-pause-millis=100",
                    "--npcs.support-pause-millis=200",
                    "--npcs.keys.cached=2s",
                    "--npcs.keys.settle-after=3s");
            RUNNING.set(present);
        }
        return present;
    }

    /** Stops what was started; JUnit calls it when the run is over. */
    private static final class Stop implements AutoCloseable {
        @Override
        public void close() {
            var started = RUNNING.getAndSet(null);
            if (started != null) {
                started.close();
            }
        }
    }
}
