package org.npcs.repository.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A directory and an environment, in which the command is run as a person or a scheduler runs it. */
final class Shell {

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();
    private boolean terminal;

    Shell(Path directory) {
        this.directory = directory;
    }

    /** What a run left: its exit code and what it printed. */
    record Run(int exitCode, String out, String err) {

        JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    /** Sets a variable of the environment. */
    Shell set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Becomes a client of a sandbox. */
    Shell as(String baseUrl, String client) {
        return set("NPCS_BASE", baseUrl).set("NPCS_CLIENT_ID", client).set("NPCS_SECRET", client + "-sandbox-secret");
    }

    /** Returns the same directory and environment for another client. */
    Shell other(String client) {
        return new Shell(directory).as(environment.getOrDefault("NPCS_BASE", ""), client);
    }

    /** Lets somebody watch. */
    Shell watched() {
        terminal = true;
        return this;
    }

    Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = new Session(environment, directory, new PrintWriter(out), new PrintWriter(err), terminal);
        int exitCode = Npcs.run(session, arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** Returns a session, for what is tried from within. */
    Session session() {
        return new Session(
                environment,
                directory,
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                false);
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Writes a file, in which single quotes stand for double ones. */
    Path write(String name, String text) {
        try {
            Path file = path(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
