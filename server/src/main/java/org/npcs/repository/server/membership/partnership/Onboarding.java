package org.npcs.repository.server.membership.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.membership.golive.GoLive;

/**
 * The way of a jurisdiction into the partnership.
 *
 * @param jurisdiction code of the jurisdiction
 * @param state where it stands in the partnership
 * @param steps the steps in their order
 */
public record Onboarding(String jurisdiction, String state, List<OnboardingStep> steps) {

    private static final Map<String, String> OPERATIONS = Map.of(
            "client", "registerClient",
            "conformance", "putConformanceResult",
            "sharing-profile", "putSharingProfile",
            "agreement", "createAgreement",
            "records", "putIncident",
            "decision", "transitionGoLive");

    static Onboarding of(GoLive live, Membership membership, boolean key, boolean profile) {
        var code = membership.jurisdiction();
        var own = "/v1/jurisdictions/" + code;
        var steps = new ArrayList<OnboardingStep>();
        live.steps().forEach(step -> {
            steps.add(new OnboardingStep(
                    step.id(),
                    step.title(),
                    step.done(),
                    step.actor(),
                    OPERATIONS.getOrDefault(step.id(), "getGoLive"),
                    step.href()));
            if (step.id().equals("client")) {
                steps.add(step("key", "A key of one of its clients is published.", key, "putClientKey", "/v1/clients"));
                steps.add(step(
                        "profile", "It has stated its profile.", profile, "putJurisdictionProfile", own + "/profile"));
                steps.add(step(
                        "team",
                        "A leader and an executive are on its team.",
                        membership.facts().missing().isEmpty(),
                        "putTeam",
                        own + "/team"));
            }
        });
        steps.add(new OnboardingStep(
                "membership",
                "The partnership has made it a member.",
                membership.state().equals(Membership.ACTIVE),
                "operator",
                "transitionMembership",
                own + "/membership/transitions"));
        return new Onboarding(code, membership.state(), List.copyOf(steps));
    }

    private static OnboardingStep step(String id, String title, boolean done, String operation, String href) {
        return new OnboardingStep(id, title, done, "member-administrator", operation, href);
    }
}
