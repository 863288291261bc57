package org.npcs.repository.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes files from a directory, for agencies whose systems can write files and nothing else. */
@Command(
        name = "watch",
        description = {
            "Submit each file that is dropped into a directory, and move it to done/ or failed/ with what became of"
                    + " it.",
            "Killed at any moment and started again, it loses no file and sends none twice.",
            "In failed/ is what a person must look at; a corrected file is dropped again."
        })
final class WatchCommand implements Callable<Integer> {

    private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "The directory; its files end with .ndjson, .jsonl, .json or .csv.")
    private Path directory = Path.of("");

    @Option(names = "--once", description = "Take what is there, and end.")
    private boolean once;

    @Option(names = "--every", paramLabel = "PT5S", description = "How often to look (default: ${DEFAULT-VALUE}).")
    private Duration every = Duration.ofSeconds(5);

    @Option(
            names = "--settle",
            paramLabel = "PT10S",
            description = "A file is complete when it has not changed for so long (default: ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ofSeconds(10);

    @Option(
            names = "--marker",
            paramLabel = "END",
            description = "Instead, a file is complete when one with its name and this end is there, such as .ok.")
    private @Nullable String marker;

    @Option(names = "--mapping-version", paramLabel = "VERSION", description = "Mapping that made the records.")
    private @Nullable String mappingVersion;

    @Option(
            names = "--patience",
            paramLabel = "PT10M",
            description = "How long to wait for a repository out of reach before the next look.")
    private Duration patience = Duration.ofMinutes(10);

    WatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Arrivals arrivals = new Arrivals(settle, marker);
        try (DropFolder folder = DropFolder.open(session.file(directory));
                RepositoryClient client = session.client()) {
            DropDelivery delivery = new DropDelivery(session, client, folder, patience, mappingVersion, () -> {});
            while (true) {
                int worst = sweep(folder, arrivals, delivery);
                if (once) {
                    return worst;
                }
                // An issuer may lock out who comes with a wrong secret again and again.
                Duration pause = hopeless(worst) && every.compareTo(LONG_PAUSE) < 0 ? LONG_PAUSE : every;
                LockSupport.parkNanos(pause.toNanos());
                if (Thread.interrupted()) {
                    return ExitCode.OK;
                }
            }
        }
    }

    /** Goes on with what an earlier run left, then takes what is new. */
    static int sweep(DropFolder folder, Arrivals arrivals, DropDelivery delivery) {
        int worst = ExitCode.OK;
        for (Drop left : folder.claimed()) {
            int exitCode = delivery.deliver(left);
            if (hopeless(exitCode)) {
                return exitCode;
            }
            worst = Math.max(worst, exitCode);
        }
        for (Arrivals.Arrival arrival : arrivals.complete(folder)) {
            Drop claimed = folder.claim(arrival);
            int exitCode = claimed == null ? ExitCode.OK : delivery.deliver(claimed);
            if (hopeless(exitCode)) {
                return exitCode;
            }
            worst = Math.max(worst, exitCode);
        }
        return worst;
    }

    /** What keeps one file from its way for now keeps all of them. */
    private static boolean hopeless(int exitCode) {
        return exitCode == ExitCode.NO_CONNECTION || exitCode == ExitCode.NOT_AUTHENTICATED;
    }
}
