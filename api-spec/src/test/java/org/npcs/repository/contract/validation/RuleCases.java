package org.npcs.repository.contract.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.RuleTier;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.measure.ObservationCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published cases of all rules, ready to be judged. */
final class RuleCases {

    static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private RuleCases() {}

    /** One published case. */
    record Case(Rule rule, boolean mustPass, JsonNode content, JsonNode settings) {

        List<Finding> findings() {
            if (subject().equals("instrument")) {
                return InstrumentImport.check(content, context());
            }
            if (subject().equals("profile")) {
                return ProfileCheck.check("US-XB", content, context());
            }
            if (subject().equals("outcome-observation")) {
                String end = settings.path("periodEnd").asString("");
                return ObservationCheck.check(
                        settings.path("measure").asString(),
                        content,
                        end.isEmpty() ? null : LocalDate.parse(end),
                        TODAY);
            }
            return ContentValidator.published()
                    .check(Subject.of(subject()), content, context())
                    .findings();
        }

        String subject() {
            Subject subject = rule.subject();
            return settings.path("subject").asString(subject == null ? "" : subject.code());
        }

        CheckContext context() {
            Tier tier = rule.tier() == RuleTier.FINAL ? Tier.FINAL : Tier.ACCEPT;
            LocalDate today = LocalDate.parse(settings.path("today").asString(TODAY.toString()));
            JsonNode incident = settings.get("incident");
            return CheckContext.of(today, tier)
                    .withIncident(incident)
                    .withInstrument(instrument())
                    .withLocalRules(local());
        }

        private LocalRules local() {
            JsonNode profile = settings.get("profile");
            return profile == null
                    ? LocalRules.NONE
                    : JurisdictionProfile.rules(
                            "US-XB", ((ObjectNode) profile.deepCopy()).put("effectiveFrom", "2026-07-01"));
        }

        private @Nullable InstrumentVersion instrument() {
            String[] name = settings.path("instrument").asString("none").split("/");
            if (name.length == 1) {
                return null;
            }
            InstrumentVersion published =
                    Definitions.published().instrumentVersion(name[0], name[1]).orElseThrow();
            ObjectNode changed = published.json();
            if (settings.has("instrumentStatus")) {
                changed.set("status", settings.get("instrumentStatus"));
            }
            if (settings.has("instrumentUntil")) {
                changed.set("effectiveUntil", settings.get("instrumentUntil"));
            }
            return InstrumentVersion.of(changed);
        }

        @Override
        public String toString() {
            return rule.id() + (mustPass ? " kept" : " broken");
        }
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Rule rule : Definitions.published().rules()) {
            rule.json().path("pass").forEach(one -> cases.add(of(rule, true, one)));
            rule.json().path("fail").forEach(one -> cases.add(of(rule, false, one)));
        }
        return cases;
    }

    private static Case of(Rule rule, boolean mustPass, JsonNode document) {
        return new Case(rule, mustPass, document.required("content"), document.path("context"));
    }
}
