package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete the command. */
@Command(
        name = "completion",
        description = "Print a script by which bash and zsh complete the command: source <(npcs completion)")
final class CompletionCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.screen().out().print(AutoComplete.bash("npcs", spec.root().commandLine()));
        session.screen().out().flush();
        return ExitCode.OK;
    }
}
