package org.npcs.repository.contract.build;

import java.nio.file.Files;
import java.nio.file.Path;
import org.npcs.repository.contract.build.bundle.Bundle;
import org.npcs.repository.contract.build.bundle.Bundler;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.release.Artifact;

/**
 * The contract build as a program: {@code bundle <tree> <classes>} writes the published files below the classes folder;
 * {@code freeze <tree>} keeps them as a release.
 */
public final class ContractBuild {

    private static final String PACKAGE = "org/npcs/repository/contract";

    private ContractBuild() {}

    /**
     * Runs one command.
     *
     * @param arguments the command, the authored folder and, for {@code bundle}, the folder to write below
     * @throws RuntimeException if the contract breaks a rule; the message lists every violation
     */
    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("Expected: bundle <tree> <classes> | freeze <tree>");
        }
        ContractTree tree = new ContractTree(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "bundle" -> bundle(tree, Path.of(arguments[2]));
            case "freeze" -> freeze(tree);
            default -> throw new IllegalArgumentException("Unknown command: " + arguments[0]);
        }
    }

    private static void bundle(ContractTree tree, Path classes) {
        Artifact.of(tree, Bundler.bundle(tree)).writeTo(classes.resolve(PACKAGE));
    }

    private static void freeze(ContractTree tree) {
        Bundle bundle = Bundler.bundle(tree);
        Path release = tree.root().resolve("releases").resolve(bundle.version());
        if (Files.exists(release)) {
            throw new IllegalStateException("Release " + bundle.version() + " is frozen already");
        }
        Artifact.of(tree, bundle).frozen().writeTo(release);
    }
}
