package org.npcs.repository.contract.validation;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;

/**
 * Judges an incident or a review by everything that is published: structure first, then codes, then rules, then what free texts are suspected to hold. Server,
 * client and conformance suite run this class and therefore find the same. It keeps no state between documents and may
 * be used by many threads at once.
 */
public final class ContentValidator {

    private final Definitions definitions;
    private final ContractSchemas schemas;
    private final RuleRunner runner;

    private ContentValidator(Definitions definitions, ContractSchemas schemas) {
        this.definitions = definitions;
        this.schemas = schemas;
        RuleCompiler compiler = new RuleCompiler();
        List<RuleProgram> programs = new ArrayList<>();
        for (Rule rule : definitions.rules()) {
            if (rule.assertion() != null) {
                programs.add(compiler.compile(rule));
            }
        }
        runner = new RuleRunner(programs, definitions);
    }

    /** Returns the validator of the published rules, compiled on first use. */
    public static ContentValidator published() {
        return Holder.PUBLISHED;
    }

    /**
     * Judges one document. Where a review comes without its instrument version, a published one that it names is used.
     *
     * @param subject the kind of document
     * @param content the document, as {@link org.npcs.repository.contract.json.StrictJson} reads it; not changed
     * @param context what it is judged against
     * @return all faults at once; equal input gives equal verdicts
     */
    public Verdict check(Subject subject, JsonNode content, CheckContext context) {
        CheckContext complete = subject == Subject.REVIEW ? withNamedInstrument(content, context) : context;
        List<Fault> faults = schemas.faults(subject.schema(), content, context);
        RuleRun run = runner.run(subject, content, faults, complete);
        List<Finding> active = new ArrayList<>(run.active());
        faults.forEach(fault -> active.add(fault.finding()));
        active.addAll(ScreeningFindings.of(definitions, subject, content, context));
        List<Finding> announced = new ArrayList<>(run.announced());
        context.local()
                .demands(subject, content, context)
                .forEach(demand -> (demand.effectiveFrom() == null ? active : announced).add(demand));
        active.sort(Finding.ORDER);
        announced.sort(Finding.ORDER);
        return new Verdict(context.tier(), List.copyOf(active), List.copyOf(announced), definitions.ruleSetVersion());
    }

    /** Returns the rules that have no value for a sound document; each would be a mistake in the rule. */
    List<String> undecided(Subject subject, JsonNode content, CheckContext context) {
        return runner.run(subject, content, List.of(), withNamedInstrument(content, context))
                .undecided();
    }

    private CheckContext withNamedInstrument(JsonNode review, CheckContext context) {
        if (context.instrument() != null) {
            return context;
        }
        String instrument = review.path("instrument").asString("");
        String version = review.path("instrumentVersion").asString("");
        return context.withInstrument(
                definitions.instrumentVersion(instrument, version).orElse(null));
    }

    private static final class Holder {
        static final ContentValidator PUBLISHED =
                new ContentValidator(Definitions.published(), ContractSchemas.published());
    }
}
