package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.VersionedRules;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Proposals of the toy until the committee decides on them. */
final class ToyProposals {

    static final List<String> DECIDED =
            List.of("adopted-by-consensus", "adopted-by-two-thirds", "not-adopted", "communicated");

    private static final Set<String> COMMENTED = Set.of("submitted", "feedback", "consensus-called", "objection");
    private static final Map<String, Set<String>> OF_MEMBER = Map.of(
            "draft", Set.of("submitted", "withdrawn"),
            "feedback", Set.of("submitted", "withdrawn"),
            "submitted", Set.of("withdrawn"),
            "consensus-called", Set.of("withdrawn"),
            "objection", Set.of("withdrawn"));

    /** A proposal and what is said to it; positions and papers are kept by stage and seat. */
    static final class Proposal {
        final Doc doc = Governance.made("proposal", "");
        final String member;
        int round;
        String review = "";
        String decision = "";
        final List<ObjectNode> feedback = new ArrayList<>();
        final List<Doc> voices = new ArrayList<>();

        Proposal(String member) {
            this.member = member;
        }

        String state() {
            return doc.current().state();
        }

        ObjectNode content() {
            return (ObjectNode) doc.current().content().deepCopy();
        }

        void move(Context context, String to) {
            doc.add(to, doc.current().content(), context.known().clientId(), "");
        }
    }

    private final Archive archive;
    private final ToyCharter charter;
    private final List<Proposal> proposals = new ArrayList<>();

    ToyProposals(Archive archive, ToyCharter charter) {
        this.archive = archive;
        this.charter = charter;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put(
                "listProposals",
                context -> Archive.guarded(archive.page(
                        context,
                        proposals.stream()
                                .filter(one -> seen(context, one))
                                .filter(one ->
                                        one.state().equals(context.query().getOrDefault("state", one.state())))
                                .map(ToyProposals::record)
                                .toList())));
        operations.put("getProposal", context -> answer(200, seen(context)));
        operations.put("createProposal", context -> {
            Proposal made = new Proposal(context.owner());
            screened(context.body());
            made.doc.add("draft", context.body(), context.known().clientId(), "");
            proposals.add(made);
            return answer(201, made).header("Location", "/v1/proposals/" + made.doc.id);
        });
        operations.put("putProposal", context -> {
            Proposal own = own(context);
            screened(context.body());
            if (!Set.of("draft", "feedback").contains(own.state())) {
                Archive.requireStep(own.state(), OF_MEMBER, "draft");
            }
            Archive.requireCurrent(context, own.doc, context.body());
            own.doc.add(own.state(), context.body(), context.known().clientId(), "");
            return answer(200, own);
        });
        operations.put("transitionProposal", this::move);
        operations.put(
                "listProposalFeedback", context -> Archive.guarded(archive.page(context, seen(context).feedback)));
        operations.put("createProposalFeedback", this::comment);
    }

    /** Whether somebody could still decide on it. */
    boolean open(String id) {
        return proposals.stream()
                .anyMatch(one -> one.doc.id.equals(id)
                        && !DECIDED.contains(one.state())
                        && !one.state().equals("withdrawn"));
    }

    static boolean manages(Context context) {
        return Legal.operator(context) && context.known().scopes().contains("governance:manage");
    }

    static boolean within(Context context) {
        return manages(context) || !context.known().jurisdiction().isEmpty();
    }

    private static boolean seen(Context context, Proposal one) {
        return (one.round > 0 || one.member.equals(context.known().jurisdiction()))
                && (within(context) || DECIDED.contains(one.state()));
    }

    /** The proposal of an address, when it exists for the caller. */
    Proposal seen(Context context) {
        return proposals.stream()
                .filter(one -> one.doc.id.equals(context.path().getOrDefault("proposalId", "")))
                .filter(one -> seen(context, one))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Proposal own(Context context) {
        Proposal one = seen(context);
        if (!one.member.equals(context.owner())) {
            throw new Refusal("not-found");
        }
        return one;
    }

    private static void screened(ObjectNode body) {
        Governance.screened(body, "title", "summary", "costForMembers", "dissent");
        for (int i = 0; i < body.path("activates").size(); i++) {
            JsonNode one = body.path("activates").path(i);
            List<String> published = published(one.path("kind").asString(""));
            if (!published.isEmpty()
                    && !published.contains(one.path("reference").asString(""))) {
                throw Refusal.of(List.of(Finding.of(
                        Definitions.published().rule("GOV-R-062").orElseThrow(),
                        "/activates/" + i + "/reference",
                        published)));
            }
        }
    }

    private static List<String> published(String kind) {
        return switch (kind) {
            case "rule-set" ->
                Stream.concat(
                                references(
                                        "disclosure-rules",
                                        Definitions.published().analysis().disclosureRules()),
                                references(
                                        "research-rules",
                                        Definitions.published().analysis().researchRules()))
                        .toList();
            case "agreement-policy" ->
                references("agreement-policies", Definitions.published().agreementPolicies())
                        .toList();
            default -> List.of();
        };
    }

    private static Stream<String> references(String list, Collection<? extends VersionedRules> versions) {
        return versions.stream().map(one -> list + "/" + one.id());
    }

    private Reply move(Context context) {
        Proposal own = own(context);
        String to = context.body().path("to").asString("");
        if (ToyBallots.STEPS.values().stream().anyMatch(reached -> reached.contains(to))) {
            charter.refuse("GOV-R-051", "/to", own.state(), OF_MEMBER);
        }
        Archive.requireStep(own.state(), OF_MEMBER, to);
        if (to.equals("submitted")) {
            if (own.content().path("goals").isEmpty()
                    && own.content().path("outcomes").isEmpty()) {
                charter.require(List.of(Refusal.finding("GOV-R-050", "/goals")));
            }
            own.round++;
            if (own.content().path("structural").asBoolean(false) && own.review.isEmpty()) {
                own.review = charter.structural(context, own.doc.id);
            }
        }
        own.move(context, to);
        return answer(200, own);
    }

    private Reply comment(Context context) {
        Proposal one = seen(context);
        Governance.screened(context.body(), "text");
        if (!COMMENTED.contains(one.state())) {
            Archive.requireStep(one.state(), Map.of(), "feedback");
        }
        Doc doc = Governance.made("proposal-feedback", "");
        doc.add("given", context.body(), context.known().clientId(), "");
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("id", doc.id)
                .put("proposalId", one.doc.id)
                .put("round", one.round)
                .put("advice", false)
                .put("jurisdiction", context.owner());
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        one.feedback.add(Legal.ended(body, doc));
        return Legal.answer(201, doc, body.deepCopy())
                .header("Location", context.request().path());
    }

    static Reply answer(int status, Proposal one) {
        return Legal.answer(status, one.doc, record(one));
    }

    private static ObjectNode record(Proposal one) {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", one.doc.id).put("proposedBy", one.member);
        body.setAll(one.content());
        body.put("state", one.state())
                .put("embargoed", !DECIDED.contains(one.state()))
                .put("round", one.round)
                .put("waitingDays", 0);
        body.putArray("flags");
        put(body, "charterReview", one.review);
        put(body, "decision", one.decision);
        return Legal.ended(body, one.doc);
    }

    private static void put(ObjectNode body, String name, String value) {
        if (!value.isEmpty()) {
            body.put(name, value);
        }
    }
}
