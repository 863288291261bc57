package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.npcs.repository.client.local.LocalKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the secret by which case numbers become local keys. */
@Command(
        name = "init",
        description = {
            "Make the secret by which case numbers become local keys. It never leaves this machine.",
            "Keep a copy where you keep other keys: without it nobody finds the way back from key to case."
        })
final class KeyInitCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--file", paramLabel = "FILE", description = "Where to keep it (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("local-key.secret");

    KeyInitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LocalKeys.create(session.file(file));
        session.screen().say("Written: " + file + ", readable by you only. Keep a copy in a safe place.");
        session.screen().answer(Screen.object().put("file", file.toString()));
        return ExitCode.OK;
    }
}
