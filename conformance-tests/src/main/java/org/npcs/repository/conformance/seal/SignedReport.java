package org.npcs.repository.conformance.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Puts a badge and a signature beside the forms of a report. */
public final class SignedReport {

    private SignedReport() {}

    /** Writes the badge of a claim that stands; one of an earlier run is removed. */
    public static void badge(Path directory, Claim claim) throws IOException {
        Path badge = directory.resolve(Badge.FILE);
        if (claim.stands()) {
            Files.writeString(badge, Badge.of(claim.report()));
        } else {
            Files.deleteIfExists(badge);
        }
    }

    /**
     * Signs all that is in the directory.
     *
     * @param keyFile private key; the public one stands beside it in {@code FILE.pub}
     */
    public static void sign(Path directory, Claim claim, Path keyFile, Instant now) throws IOException {
        Seal.sign(
                directory,
                claim.statement(now),
                SealKeys.privateKey(keyFile),
                SealKeys.publicKey(Path.of(keyFile + ".pub")));
    }
}
