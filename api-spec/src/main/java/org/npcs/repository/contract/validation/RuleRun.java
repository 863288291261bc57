package org.npcs.repository.contract.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.RuleProgram.Outcome;
import tools.jackson.databind.JsonNode;

/** One document on its way through the rules. */
final class RuleRun {

    private final Definitions definitions;
    private final Subject subject;
    private final JsonNode doc;
    private final List<Fault> faults;
    private final CheckContext context;
    private final Scope scope;
    private final List<Finding> active = new ArrayList<>();
    private final List<Finding> announced = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();

    RuleRun(
            Definitions definitions,
            Subject subject,
            JsonNode doc,
            List<Fault> faults,
            CheckContext context,
            Scope scope) {
        this.definitions = definitions;
        this.subject = subject;
        this.doc = doc;
        this.faults = faults;
        this.context = context;
        this.scope = scope;
    }

    /** Breaches of rules in force. */
    List<Finding> active() {
        return active;
    }

    /** Breaches of rules that will be in force. */
    List<Finding> announced() {
        return announced;
    }

    /** Identifiers of rules whose expression had no value somewhere. */
    List<String> undecided() {
        return undecided;
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
        String at = place + '/' + name;
        boolean last = step + 1 == program.steps().size();
        if (entries.isArray()) {
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
        } else if (entries.isObject() && !last) {
            descend(program, entries, step + 1, at, inForce);
        } else if (entries.isObject()) {
            for (Map.Entry<String, JsonNode> entry : entries.properties()) {
                scope.entry(holder, entry.getValue(), entry.getKey());
                boolean printable = Pointers.printable(entry.getKey());
                evaluate(program, printable ? Pointers.child(at, entry.getKey()) : at, printable, inForce);
            }
        }
    }

    /** Judges one entry; {@code exact} says that the place is the entry and not, to hide its name, its parent. */
    private void evaluate(RuleProgram program, String place, boolean exact, boolean inForce) {
        Outcome outcome = program.evaluate(scope);
        if (outcome == Outcome.HELD) {
            return;
        }
        if (outcome == Outcome.UNDECIDED) {
            undecided.add(program.rule().id());
            if (!faults.isEmpty()) {
                return;
            }
            // The document is sound, so the expression is at fault. To accept unjudged would be the worse mistake.
        }
        Finding finding = finding(program.rule(), place, exact, inForce);
        if (!causedByFault(finding)) {
            (inForce ? active : announced).add(finding);
        }
    }

    private boolean causedByFault(Finding finding) {
        for (Fault fault : faults) {
            boolean touches = Pointers.touch(fault.place(), finding.pointer())
                    || finding.related().stream().anyMatch(place -> Pointers.touch(fault.place(), place));
            if (touches && !fault.harmless()) {
                return true;
            }
        }
        return false;
    }

    private Finding finding(Rule rule, String place, boolean exact, boolean inForce) {
        List<String> related = new ArrayList<>();
        rule.at().forEach(at -> related.add(exact ? place + at : place));
        String pointer = related.remove(0);
        InstrumentVersion instrument = context.instrument();
        String allowedAt =
                "instrument".equals(rule.allowedAt()) && instrument != null ? instrument.page() : rule.allowedAt();
        return new Finding(
                rule.id(),
                rule.version(),
                context.severity(rule),
                rule.tier(),
                rule.findingClass(),
                rule.origin(),
                pointer,
                List.copyOf(related),
                Pointers.element(definitions, subject, pointer),
                rule.message(),
                rule.fix(),
                List.of(),
                allowedAt,
                context.local().page(rule),
                inForce ? null : rule.effectiveFrom());
    }
}
