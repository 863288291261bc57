package org.npcs.repository.conformance.consumer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Starts a command once and writes each scenario to it as a line of JSON; it answers {@code {"exit": 0}} in one line. */
final class StdinIntegration implements Integration {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LOST = 125;

    private final String command;
    private @Nullable Process process;
    private @Nullable BufferedWriter input;
    private @Nullable BufferedReader output;

    StdinIntegration(String command) {
        this.command = command;
    }

    @Override
    public synchronized int play(Map<String, String> scenario) {
        try {
            BufferedReader reader = started();
            ObjectNode line = JSON.createObjectNode();
            scenario.forEach(line::put);
            if (input != null) {
                input.write(line.toString());
                input.newLine();
                input.flush();
            }
            CompletableFuture<@Nullable String> answer = CompletableFuture.supplyAsync(() -> read(reader));
            String text = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return text == null ? lost() : JSON.readTree(text).path("exit").asInt(LOST);
        } catch (IOException | TimeoutException | ExecutionException broken) {
            return lost();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an integration ran", interrupted);
        }
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process = null;
        }
    }

    private BufferedReader started() throws IOException {
        if (process == null || output == null || !process.isAlive()) {
            Process fresh = new ProcessBuilder("sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process = fresh;
            input = new BufferedWriter(new OutputStreamWriter(fresh.getOutputStream(), StandardCharsets.UTF_8));
            output = new BufferedReader(new InputStreamReader(fresh.getInputStream(), StandardCharsets.UTF_8));
        }
        return output;
    }

    private int lost() {
        close();
        return LOST;
    }

    private static @Nullable String read(BufferedReader reader) {
        try {
            return reader.readLine();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
