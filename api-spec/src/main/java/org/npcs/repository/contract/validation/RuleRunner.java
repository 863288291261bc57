package org.npcs.repository.contract.validation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the published and the local rules over one document after another. */
final class RuleRunner {

    private final Definitions definitions;
    private final Map<Subject, List<RuleProgram>> published = new EnumMap<>(Subject.class);
    private final Map<Subject, ObjectNode> dictionaries = new EnumMap<>(Subject.class);

    RuleRunner(List<RuleProgram> programs, Definitions definitions) {
        this.definitions = definitions;
        for (Subject subject : Subject.values()) {
            published.put(
                    subject,
                    programs.stream()
                            .filter(program -> program.rule().subject() == subject)
                            .toList());
            dictionaries.put(subject, Dictionary.byPath(definitions, subject));
        }
    }

    /** Judges one document by all rules; what was found is asked of the run. */
    RuleRun run(Subject subject, JsonNode content, List<Fault> faults, CheckContext context) {
        JsonNode doc = faults.isEmpty() ? content : SoundPart.of(content, faults);
        InstrumentVersion instrument = context.instrument();
        ObjectNode items = instrument == null ? null : Dictionary.of(instrument);
        ObjectNode dictionary = Objects.requireNonNull(dictionaries.get(subject));
        Scope scope = new Scope(
                doc,
                context.today().toString(),
                items,
                context.incident(),
                dictionary,
                Facts.of(subject, doc, dictionary, items));
        RuleRun run = new RuleRun(definitions, subject, doc, faults, context, scope);
        Objects.requireNonNull(published.get(subject)).forEach(run::judge);
        context.local().programs().forEach(run::judge);
        return run;
    }
}
