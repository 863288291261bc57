package org.npcs.repository.conformance.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts a badge and a signature beside the forms of a report. Those of an earlier run in the directory are removed. */
public final class SignedReport {

    private SignedReport() {}

    /**
     * Writes the badge of a claim that stands, and signs all that is in the directory.
     *
     * @param keyFile private key, with the public one beside it in {@code FILE.pub}; without it nothing is signed
     */
    public static void write(Path directory, Claim claim, @Nullable Path keyFile, Instant now) throws IOException {
        Files.deleteIfExists(directory.resolve(Badge.FILE));
        Files.deleteIfExists(directory.resolve(Seal.FILE));
        if (claim.stands()) {
            Files.writeString(directory.resolve(Badge.FILE), Badge.of(claim.report()));
        }
        if (keyFile != null) {
            Seal.sign(
                    directory,
                    claim.statement(now),
                    SealKeys.privateKey(keyFile),
                    SealKeys.publicKey(Path.of(keyFile + ".pub")));
        }
    }
}
