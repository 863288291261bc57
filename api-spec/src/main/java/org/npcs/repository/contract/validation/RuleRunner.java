package org.npcs.repository.contract.validation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.RuleProgram.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the published and the local rules over one document after another. */
final class RuleRunner {

    private final Definitions definitions;
    private final List<RuleProgram> published;
    private final Map<Subject, ObjectNode> elements = new EnumMap<>(Subject.class);

    RuleRunner(List<RuleProgram> published, Definitions definitions) {
        this.published = published;
        this.definitions = definitions;
        for (Subject subject : Subject.values()) {
            elements.put(subject, Dictionary.byPath(definitions, subject));
        }
    }

    void run(
            Subject subject,
            JsonNode content,
            List<Fault> faults,
            CheckContext context,
            List<Finding> active,
            List<Finding> announced) {
        JsonNode doc = faults.isEmpty() ? content : SoundPart.of(content, faults);
        InstrumentVersion instrument = context.instrument();
        ObjectNode dictionary = Objects.requireNonNull(elements.get(subject));
        Scope scope = new Scope(
                doc,
                context.today().toString(),
                instrument == null ? null : Dictionary.of(instrument),
                context.incident(),
                dictionary,
                Facts.of(subject, doc, dictionary, instrument != null));
        Run run = new Run(subject, doc, faults, context, scope, active, announced);
        published.forEach(run::judge);
        context.local().programs().forEach(run::judge);
    }

    /** One document on its way through all rules. */
    private final class Run {

        private final Subject subject;
        private final JsonNode doc;
        private final List<Fault> faults;
        private final CheckContext context;
        private final Scope scope;
        private final List<Finding> active;
        private final List<Finding> announced;

        Run(Subject subject, JsonNode doc, List<Fault> faults, CheckContext context, Scope scope,
                List<Finding> active, List<Finding> announced) {
            this.subject = subject;
            this.doc = doc;
            this.faults = faults;
            this.context = context;
            this.scope = scope;
            this.active = active;
            this.announced = announced;
        }

        void judge(RuleProgram program) {
            Rule rule = program.rule();
            boolean inForce = rule.activeOn(context.today());
            if (rule.subject() != subject
                    || !context.tier().runs(rule.tier())
                    || !inForce && !rule.announcedOn(context.today())
                    || program.needsInstrument() && context.instrument() == null
                    || program.needsIncident() && context.incident() == null) {
                return;
            }
            if (program.steps().isEmpty()) {
                scope.whole();
                evaluate(program, "", true, inForce);
            } else {
                descend(program, doc, 0, "", inForce);
            }
        }

        private void descend(RuleProgram program, JsonNode holder, int step, String place, boolean inForce) {
            String name = program.steps().get(step);
            JsonNode entries = holder.path(name);
            String at = Pointers.child(place, name);
            boolean last = step + 1 == program.steps().size();
            if (!last && entries.isObject()) {
                descend(program, entries, step + 1, at, inForce);
            } else if (entries.isArray()) {
                for (int i = 0; i < entries.size(); i++) {
                    JsonNode entry = entries.get(i);
                    if (entry.isNull()) {
                        continue;
                    }
                    if (last) {
                        scope.element(holder, entry, i);
                        evaluate(program, at + '/' + i, true, inForce);
                    } else {
                        descend(program, entry, step + 1, at + '/' + i, inForce);
                    }
                }
            } else if (entries.isObject()) {
                for (Map.Entry<String, JsonNode> entry : entries.properties()) {
                    scope.entry(holder, entry.getValue(), entry.getKey());
                    boolean printable = Pointers.printable(entry.getKey());
                    evaluate(program, printable ? Pointers.child(at, entry.getKey()) : at, printable, inForce);
                }
            }
        }

        private void evaluate(RuleProgram program, String place, boolean exact, boolean inForce) {
            Outcome outcome = program.evaluate(scope);
            if (outcome == Outcome.HELD || outcome == Outcome.UNDECIDED && !faults.isEmpty()) {
                return;
            }
            Finding finding = finding(program.rule(), place, exact, inForce);
            if (causedByFault(finding)) {
                return;
            }
            (inForce ? active : announced).add(finding);
        }

        private boolean causedByFault(Finding finding) {
            for (Fault fault : faults) {
                if (fault.harmless()) {
                    continue;
                }
                if (Pointers.touch(fault.place(), finding.pointer())
                        || finding.related().stream().anyMatch(place -> Pointers.touch(fault.place(), place))) {
                    return true;
                }
            }
            return false;
        }

        private Finding finding(Rule rule, String place, boolean exact, boolean inForce) {
            List<String> places = new ArrayList<>();
            rule.at().forEach(at -> places.add(exact ? place + at : place));
            String pointer = places.remove(0);
            String allowedAt = rule.allowedAt();
            InstrumentVersion instrument = context.instrument();
            if ("instrument".equals(allowedAt) && instrument != null) {
                allowedAt = instrument.page();
            }
            return new Finding(
                    rule.id(),
                    rule.version(),
                    context.local().severity(rule),
                    rule.tier(),
                    rule.findingClass(),
                    rule.origin(),
                    pointer,
                    List.copyOf(places),
                    Pointers.element(definitions, subject, pointer),
                    rule.message(),
                    rule.fix(),
                    allowedAt,
                    List.of(),
                    rule.page(),
                    inForce ? null : rule.effectiveFrom());
        }
    }
}
