package org.npcs.repository.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The command of the repository. Its exit codes are for schedulers and the same for every command. */
@Command(
        name = "npcs",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Versions.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "The National Child Safety Repository from the command line.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all is in, or as it should be",
            " 1:some records were rejected, or something was found",
            " 2:not authenticated, or a right is missing",
            " 3:no connection",
            " 4:refused by an agreement, a profile or a state, or there is no such thing",
            "64:used wrongly, or a file is not what it should be",
            "70:a fault of this program"
        })
public final class Npcs {

    // Held, because a logger that nobody holds forgets its level.
    private static final Logger LIBRARY = Logger.getLogger("org.npcs.repository");

    private Npcs() {}

    /** Runs the command and ends the program with its exit code. */
    public static void main(String[] arguments) {
        // Failures are told once, by this program.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        LIBRARY.setLevel(Level.OFF);
        System.exit(run(Session.ofProcess(), arguments));
    }

    /** Runs the command and returns its exit code. */
    static int run(Session session, String... arguments) {
        return line(session).execute(arguments);
    }

    private static CommandLine line(Session session) {
        CommandLine line = new CommandLine(new Npcs()).addMixin("settings", session.settings());
        Commands.of(session).forEach(line::addSubcommand);
        help(line);
        return line.setOut(session.screen().out())
                .setErr(session.screen().err())
                .setExecutionExceptionHandler(new Failures(session.screen()))
                .setParameterExceptionHandler((failure, arguments) -> usage(session, failure));
    }

    /** Each command tells its exit codes, and not each of the options of all. */
    private static void help(CommandLine line) {
        UsageMessageSpec root = line.getCommandSpec().usageMessage();
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec()
                    .usageMessage()
                    .abbreviateSynopsis(true)
                    .sortOptions(false)
                    .exitCodeListHeading(root.exitCodeListHeading())
                    .exitCodeList(root.exitCodeList());
            help(command);
        }
    }

    private static int usage(Session session, ParameterException failure) {
        session.screen().complain("npcs: " + failure.getMessage());
        session.screen()
                .complain("Next: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }
}
