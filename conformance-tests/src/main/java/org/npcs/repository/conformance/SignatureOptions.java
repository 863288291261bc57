package org.npcs.repository.conformance;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said about signed reports. */
final class SignatureOptions {

    @Option(names = "--product", description = "Name and exact version of what is judged, for the signed report.")
    String product = "";

    @Option(
            names = "--sign-with",
            description =
                    "Private Ed25519 key (PEM) that signs the report; its public key stands beside it in FILE.pub.")
    @Nullable
    Path signWith;

    @Option(names = "--new-key", description = "Make a key for --sign-with, and do nothing else.")
    @Nullable
    Path newKey;

    @Option(names = "--verify", description = "Verify the signed report in this directory, and do nothing else.")
    @Nullable
    Path verify;

    @Option(
            names = "--trusted-key",
            description = "With --verify or --judge-again: the public key that must have signed.")
    @Nullable
    Path trustedKey;

    @Option(
            names = "--judge-again",
            description =
                    "Judge the recorded exchanges of the report in this directory again, without its server, and do nothing else.")
    @Nullable
    Path judgeAgain;
}
