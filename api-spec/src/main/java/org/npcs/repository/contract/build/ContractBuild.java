package org.npcs.repository.contract.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.build.bundle.Bundle;
import org.npcs.repository.contract.build.bundle.Bundler;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.guard.Guard;
import org.npcs.repository.contract.build.lint.Lint;
import org.npcs.repository.contract.build.release.Artifact;

/**
 * The contract build as a program: {@code bundle <tree> <classes>} writes the published files below the classes folder,
 * {@code check <tree>} runs lint and guard, {@code freeze <tree>} keeps the present contract as a release.
 */
public final class ContractBuild {

    private static final String RELEASES = "releases";

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
            throw new IllegalArgumentException("Expected: bundle <tree> <classes> | check <tree> | freeze <tree>");
        }
        ContractTree tree = new ContractTree(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "bundle" -> bundle(tree, Path.of(arguments[2]));
            case "check" -> check(tree);
            case "freeze" -> freeze(tree);
            default -> throw new IllegalArgumentException("Unknown command: " + arguments[0]);
        }
    }

    private static void bundle(ContractTree tree, Path classes) {
        Artifact.of(tree, Bundler.bundle(tree)).writeTo(classes.resolve(PACKAGE));
    }

    private static void check(ContractTree tree) {
        List<String> problems = problems(tree);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.size() + " problems:\n  " + String.join("\n  ", problems));
        }
    }

    /** Every violation of a lint rule and every objection of the guard, one line each. */
    static List<String> problems(ContractTree tree) {
        Bundle bundle = Bundler.bundle(tree);
        List<String> problems = new ArrayList<>();
        Lint.check(tree, bundle).forEach(violation -> problems.add(violation.toString()));
        problems.addAll(Guard.check(Artifact.of(tree, bundle), tree.root().resolve(RELEASES)));
        return problems;
    }

    private static void freeze(ContractTree tree) {
        check(tree);
        Bundle bundle = Bundler.bundle(tree);
        Path release = tree.root().resolve(RELEASES).resolve(bundle.version());
        if (Files.exists(release)) {
            throw new IllegalStateException("Release " + bundle.version() + " is frozen already");
        }
        Artifact.of(tree, bundle).frozen().writeTo(release);
    }
}
