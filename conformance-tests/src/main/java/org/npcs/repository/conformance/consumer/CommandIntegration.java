package org.npcs.repository.conformance.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a command for each story, with the scenario in its environment. */
final class CommandIntegration implements Integration {

    private static final int LATE = 124;

    private final String command;

    CommandIntegration(String command) {
        this.command = command;
    }

    @Override
    public int play(Map<String, String> scenario) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(scenario);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return LATE;
            }
            return process.exitValue();
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an integration ran", interrupted);
        }
    }
}
