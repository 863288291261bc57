package org.npcs.repository.conformance.http;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Every exchange of a run, whole and in the order of each check, so that the run can be judged again without its server. */
public final class Recording {

    /** Name of the file: gzip of one JSON object per line. */
    public static final String FILE = "recording.ndjson.gz";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConcurrentLinkedQueue<Taped> kept = new ConcurrentLinkedQueue<>();

    /** Returns what sends the requests of a check on, and keeps each with its answer. */
    public Sender of(String check, Sender sender) {
        return new Sender() {
            @Override
            public Answer send(String caller, Call call, Consumer<Recorded> recorder) {
                return sender.send(caller, call, recorded -> {
                    kept.add(Taped.of(check, recorded, sender.redaction()));
                    recorder.accept(recorded);
                });
            }

            @Override
            public Redaction redaction() {
                return sender.redaction();
            }
        };
    }

    /** Returns what was kept, by check; those of one check in their order. */
    public List<Taped> all() {
        return kept.stream().sorted(Comparator.comparing(Taped::check)).toList();
    }

    /** Writes the recording into a directory. Secrets are cut once more, in case one became known late. */
    public void write(Path directory, Redaction redaction) throws IOException {
        Files.createDirectories(directory);
        try (BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(directory.resolve(FILE))), StandardCharsets.UTF_8))) {
            for (Taped one : all()) {
                lines.write(JSON.writeValueAsString(one.again(redaction)));
                lines.write('\n');
            }
        }
    }

    /**
     * Reads a recording from a directory.
     *
     * @throws IOException when there is none, or one that cannot be read
     */
    public static Recording read(Path directory) throws IOException {
        Recording recording = new Recording();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(directory.resolve(FILE))), StandardCharsets.UTF_8))) {
            List<Taped> read = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.add(JSON.readValue(line, Taped.class));
            }
            recording.kept.addAll(read);
        } catch (tools.jackson.core.JacksonException torn) {
            throw new IOException("the recording cannot be read", torn);
        }
        return recording;
    }
}
