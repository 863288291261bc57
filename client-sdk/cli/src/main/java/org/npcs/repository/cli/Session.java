package org.npcs.repository.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.RepositoryClient;

/** One run of the command: its settings, where it prints, and the clients that it makes. */
final class Session {

    private final Path here;
    private final Settings settings;
    private final Screen screen;

    /**
     * Begins a run.
     *
     * @param environment variables of the process
     * @param here directory to which relative files belong
     * @param out where results go
     * @param err where failures and progress go
     * @param terminal whether somebody watches
     */
    Session(Map<String, String> environment, Path here, PrintWriter out, PrintWriter err, boolean terminal) {
        this.here = here;
        settings = new Settings(environment, here);
        screen = new Screen(settings, out, err, terminal);
    }

    /** Returns the run of this process. */
    static Session ofProcess() {
        Console console = watched(System.console());
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new Session(
                System.getenv(),
                Path.of(""),
                new PrintWriter(System.out, true, charset),
                new PrintWriter(System.err, true, charset),
                console != null);
    }

    /** From Java 22 on there is a console where nobody watches, too, and only a newer method tells. */
    private static @Nullable Console watched(@Nullable Console console) {
        try {
            return console != null
                            && Boolean.FALSE.equals(
                                    Console.class.getMethod("isTerminal").invoke(console))
                    ? null
                    : console;
        } catch (ReflectiveOperationException olderJava) {
            return console;
        }
    }

    Settings settings() {
        return settings;
    }

    Screen screen() {
        return screen;
    }

    /** Returns a file as the person means it. */
    Path file(Path named) {
        return here.resolve(named);
    }

    /** Returns a client with credentials; to be closed. */
    RepositoryClient client() {
        if (Proof.of(settings).isEmpty()) {
            throw new Stop(
                    ExitCode.NOT_AUTHENTICATED,
                    "There are no credentials.",
                    "Set NPCS_CLIENT_ID and NPCS_SECRET, or --client-id with --secret-file or --key-file.");
        }
        return anyClient();
    }

    /** Returns a client, with credentials where there are any; to be closed. */
    RepositoryClient anyClient() {
        String base = settings.find("base")
                .orElseThrow(() -> Stop.usage(
                        "No repository is named.",
                        "Give --base, set NPCS_BASE, or write base=… into npcs.properties. The sandbox is at"
                                + " http://127.0.0.1:8080."));
        warn("secret-file");
        warn("key-file");
        RepositoryClient.Builder builder =
                RepositoryClient.builder(base).network(Network.of(settings)).application("npcs-cli");
        Proof.of(settings).ifPresent(builder::credentials);
        settings.find("jurisdiction").ifPresent(builder::jurisdiction);
        settings.find("acting-for").ifPresent(member -> builder.options(CallOptions.NONE.actingFor(member)));
        return builder.build();
    }

    /** A secret that others can read is none; the run goes on, because a stop would not make it one again. */
    private void warn(String setting) {
        settings.file(setting)
                .filter(OwnFiles::exposed)
                .ifPresent(file -> screen.complain(
                        "npcs: Others on this machine can read the file of --" + setting + ". Next: chmod 600 it."));
    }
}
