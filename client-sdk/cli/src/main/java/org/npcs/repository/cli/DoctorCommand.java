package org.npcs.repository.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.diagnosis.DoctorReport;
import org.npcs.repository.client.diagnosis.Step;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.model.Caller;
import org.npcs.repository.client.model.StandingVersion;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks at every step between this machine and the rights of the caller. */
@Command(
        name = "doctor",
        description = "Look at every step from this machine to the rights of the caller, and say what to do next.")
final class DoctorCommand implements Callable<Integer> {

    private static final Set<String> IDENTITY = Set.of("token", "caller");
    private static final Set<String> OPEN = Set.of("executed", "expiring");

    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DoctorReport report;
        try (RepositoryClient client = session.anyClient()) {
            report = client.doctor();
            if (report.healthy() && Proof.of(session.settings()).isPresent()) {
                report = withAgreement(report, client);
            }
        }
        print(report);
        return report.firstFailure().map(DoctorCommand::exitCode).orElse(ExitCode.OK);
    }

    private static DoctorReport withAgreement(DoctorReport report, RepositoryClient client) {
        List<Step> steps = new ArrayList<>(report.steps());
        steps.add(agreement(client));
        return new DoctorReport(steps);
    }

    /** An agreement that is not executed stops writes of real data, which a caller with all its rights does not expect. */
    private static Step agreement(RepositoryClient client) {
        try {
            Caller caller = client.membership().me();
            if (!caller.has("agreement")) {
                return step(Step.Outcome.SKIPPED, "The caller has no agreement of its own.");
            }
            StandingVersion standing = caller.agreement();
            String state = standing == null ? "unknown" : standing.state();
            if (OPEN.contains(state) || caller.environment().equals("sandbox")) {
                return step(Step.Outcome.PASSED, "The agreement is " + state + ".");
            }
            return new Step(
                    "agreement",
                    Step.Outcome.FAILED,
                    "The agreement is " + state + ", so real data are not taken.",
                    "See who must act with npcs admin gate status.");
        } catch (RepositoryException e) {
            return step(Step.Outcome.SKIPPED, "How the agreement stands could not be read.");
        }
    }

    private static Step step(Step.Outcome outcome, String sentence) {
        return new Step("agreement", outcome, sentence, null);
    }

    private static int exitCode(Step failed) {
        if (IDENTITY.contains(failed.name())) {
            return ExitCode.NOT_AUTHENTICATED;
        }
        return failed.name().equals("agreement") ? ExitCode.REFUSED : ExitCode.NO_CONNECTION;
    }

    private void print(DoctorReport report) {
        List<List<String>> rows = new ArrayList<>();
        ObjectNode document = Screen.object();
        document.put("healthy", report.healthy());
        ArrayNode steps = document.putArray("steps");
        for (Step step : report.steps()) {
            String outcome = step.outcome().name().toLowerCase(Locale.ROOT);
            rows.add(List.of(step.name(), outcome, step.sentence()));
            ObjectNode one = steps.addObject();
            one.put("name", step.name()).put("outcome", outcome).put("sentence", step.sentence());
            if (step.nextAction() != null) {
                one.put("next", step.nextAction());
            }
        }
        Screen screen = session.screen();
        screen.table(List.of("step", "outcome", "seen"), rows);
        report.firstFailure().map(Step::nextAction).ifPresent(next -> screen.say("Next: " + next));
        screen.answer(document);
    }
}
