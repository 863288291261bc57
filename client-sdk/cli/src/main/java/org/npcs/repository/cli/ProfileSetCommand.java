package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.SharingProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets the sharing profile. */
@Command(name = "set", description = "Set the sharing profile from a JSON document (SharingProfile of the contract).")
final class ProfileSetCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The document.")
    private Path file = Path.of("");

    @Option(names = "--expected-version", paramLabel = "N", description = "Version that the change starts from.")
    private @Nullable Integer version;

    ProfileSetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SharingProfile content = Documents.read(session.file(file), SharingProfile::fromJson);
        CallOptions options = version == null ? CallOptions.NONE : CallOptions.NONE.expectedVersion(version);
        try (RepositoryClient client = session.client()) {
            ProfileShowCommand.tell(session.screen(), client.sharing().putProfile(content, options));
        }
        return ExitCode.OK;
    }
}
