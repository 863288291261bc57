package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A noun of which only the verbs do anything. */
@Command
final class Group implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Group() {}

    /** Returns the command of a noun with its verbs. */
    static CommandLine of(String name, String description, Object... verbs) {
        CommandLine group = new CommandLine(new Group());
        group.getCommandSpec().name(name).usageMessage().description(description);
        for (Object verb : verbs) {
            group.addSubcommand(verb);
        }
        return group;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "What of " + spec.qualifiedName() + "? One of: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
