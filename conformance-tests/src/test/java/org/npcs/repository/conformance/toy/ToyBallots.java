package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.npcs.repository.conformance.toy.ToyProposals.Proposal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What seats of the toy say, and what the committee decides. */
final class ToyBallots {

    /** Steps of the committee. */
    static final Map<String, Set<String>> STEPS = Map.of(
            "submitted", Set.of("feedback", "consensus-called"),
            "consensus-called", Set.of("adopted-by-consensus", "objection"),
            "objection", Set.of("ballot"),
            "ballot", Set.of("adopted-by-two-thirds", "not-adopted"),
            "adopted-by-consensus", Set.of("communicated"),
            "adopted-by-two-thirds", Set.of("communicated"),
            "not-adopted", Set.of("communicated"));

    private final Archive archive;
    private final ToyCharter charter;
    private final ToyProposals proposals;
    private final Supplier<List<Doc>> sitting;
    private final List<Doc> decisions = new ArrayList<>();

    ToyBallots(Archive archive, ToyCharter charter, ToyProposals proposals, Supplier<List<Doc>> sitting) {
        this.archive = archive;
        this.charter = charter;
        this.proposals = proposals;
        this.sitting = sitting;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        voices(operations, "ConsensusPosition", "position", "consensus-called");
        voices(operations, "BallotPaper", "vote", "ballot");
        operations.put("decideProposal", this::decide);
        operations.put(
                "listDecisions",
                context -> Archive.guarded(archive.page(
                        context,
                        decisions.stream().map(doc -> decision(context, doc)).toList())));
        operations.put(
                "listActivations",
                context -> Archive.guarded(archive.page(
                        context,
                        decisions.stream().flatMap(ToyBallots::activated).toList())));
        operations.put("getDecision", context -> {
            Doc doc = Governance.byKey(context, decisions, "decision");
            return Legal.answer(200, doc, decision(context, doc));
        });
        operations.put("putDecisionReleaseNote", context -> {
            Legal.requireOperator(context);
            Doc doc = Governance.byKey(context, decisions, "decision");
            Governance.screened(context.body(), "what", "toWhom");
            ObjectNode content = content(doc);
            if (!content.path("outcome").asString("").equals("adopted")) {
                charter.require(List.of(Refusal.finding("GOV-R-059", "")));
            }
            content.set("releaseNote", context.body());
            doc.add(doc.current().state(), content, context.known().clientId(), "");
            return Legal.answer(200, doc, decision(context, doc));
        });
    }

    private static Stream<ObjectNode> activated(Doc decision) {
        ObjectNode content = content(decision);
        return content.path("outcome").asString("").equals("adopted")
                ? content.path("activates").valueStream().map(one -> activated(decision.key, content, one))
                : Stream.of();
    }

    private static ObjectNode activated(String reference, ObjectNode decision, JsonNode one) {
        String decided = decision.path("decidedAt").asString("").substring(0, 10);
        String from = one.path("from").asString(decided);
        return Reply.JSON
                .createObjectNode()
                .put("kind", one.path("kind").asString(""))
                .put("reference", one.path("reference").asString(""))
                .put("decision", reference)
                .put("from", from.compareTo(decided) < 0 ? decided : from);
    }

    private static ObjectNode content(Doc doc) {
        return (ObjectNode) doc.current().content().deepCopy();
    }

    private void voices(Map<String, Function<Context, Reply>> operations, String noun, String said, String stage) {
        operations.put(
                "list" + noun + "s",
                context -> Archive.guarded(archive.page(
                        context,
                        heard(context).voices.stream()
                                .filter(voice -> voice.noun.equals(said))
                                .map(voice -> voice(voice, said, voice.versions.size() - 1))
                                .toList())));
        operations.put("get" + noun, context -> {
            Doc voice = find(heard(context), said, context);
            return Legal.answer(200, voice, voice(voice, said, 0));
        });
        operations.put("put" + noun, context -> say(context, said, stage));
    }

    private Proposal heard(Context context) {
        Proposal one = proposals.seen(context);
        if (!ToyProposals.within(context)) {
            throw new Refusal("not-found");
        }
        return one;
    }

    private static Doc find(Proposal one, String said, Context context) {
        return one.voices.stream()
                .filter(voice -> voice.noun.equals(said)
                        && voice.owner.equals(context.path().getOrDefault("member", "")))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply say(Context context, String said, String stage) {
        if (!context.owner().equals(context.path().getOrDefault("member", ""))) {
            throw new Refusal("not-found");
        }
        Proposal one = proposals.seen(context);
        if (!one.state().equals(stage)) {
            Archive.requireStep(one.state(), STEPS, "");
        }
        String teamKey = sitting.get().stream()
                .map(ToyBallots::content)
                .filter(seat -> seat.path("jurisdiction").asString("").equals(context.owner()))
                .map(seat -> seat.path("teamKey").asString(""))
                .filter(key -> context.query().getOrDefault("teamKey", key).equals(key))
                .findFirst()
                .orElse("");
        if (teamKey.isEmpty()) {
            charter.require(List.of(Refusal.finding("GOV-R-056", "")));
        }
        Governance.screened(context.body(), "reason");
        if (context.body().path(said).asString("").equals("object")
                && !context.body().has("reason")) {
            throw Refusal.of("GOV-R-058", "/reason");
        }
        Doc voice = one.voices.stream()
                .filter(known -> known.noun.equals(said) && known.owner.equals(context.owner()))
                .findFirst()
                .orElseGet(() -> {
                    Doc first = new Doc(context.owner(), said, one.doc.id + "/" + teamKey, 0);
                    one.voices.add(first);
                    return first;
                });
        voice.add("given", context.body(), context.known().clientId(), "");
        Reply reply = Legal.answer(voice.versions.size() == 1 ? 201 : 200, voice, voice(voice, said, 0));
        return voice.versions.size() == 1
                ? reply.header("Location", context.request().path())
                : reply;
    }

    private static ObjectNode voice(Doc voice, String said, int from) {
        int slash = voice.key.indexOf('/');
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("proposalId", voice.key.substring(0, slash))
                .put("jurisdiction", voice.owner)
                .put("teamKey", voice.key.substring(slash + 1));
        body.setAll(content(voice));
        var history = body.putArray("history");
        voice.versions.stream().skip(from).forEach(version -> history.addObject()
                .put("version", version.number())
                .put(said, version.content().path(said).asString(""))
                .put("at", version.at().toString()));
        return Legal.ended(body, voice);
    }

    private static int count(Proposal one, String noun, String said) {
        return (int) one.voices.stream()
                .filter(voice -> voice.noun.equals(noun)
                        && content(voice).path(noun).asString("").equals(said))
                .count();
    }

    private Reply decide(Context context) {
        Legal.requireOperator(context);
        Proposal one = proposals.seen(context);
        String to = context.body().path("to").asString("");
        if (to.equals("ballot")
                && Set.of("submitted", "feedback", "consensus-called").contains(one.state())) {
            charter.refuse("GOV-R-052", "/to", one.state(), STEPS);
        }
        Archive.requireStep(one.state(), STEPS, to);
        boolean objected = count(one, "position", "object") > 0;
        if (to.equals("adopted-by-consensus") && objected) {
            charter.refuse("GOV-R-053", "/to", one.state(), STEPS);
        }
        if (to.equals("objection") && !objected) {
            charter.refuse("GOV-R-054", "/to", one.state(), STEPS);
        }
        if (one.state().equals("ballot")) {
            boolean reached = count(one, "vote", "yes") >= needed();
            if (reached != to.equals("adopted-by-two-thirds")) {
                charter.refuse("GOV-R-055", "/to", one.state(), STEPS);
            }
        }
        if (to.equals("communicated")) {
            Doc doc = decisions.stream()
                    .filter(known -> known.key.equals(one.decision))
                    .findFirst()
                    .orElseThrow();
            doc.add(
                    "communicated",
                    content(doc).put("communicatedAt", Instant.now().toString()),
                    context.known().clientId(),
                    "");
        } else if (ToyProposals.DECIDED.contains(to)) {
            one.decision = decided(context, one, to);
        }
        one.move(context, to);
        return ToyProposals.answer(200, one);
    }

    private int needed() {
        return (2 * sitting.get().size() + 2) / 3;
    }

    private String decided(Context context, Proposal one, String to) {
        boolean ballot = !to.equals("adopted-by-consensus");
        String year = String.valueOf(Instant.now().atOffset(ZoneOffset.UTC).getYear());
        Doc doc = new Doc(
                "OPERATOR", "decision", String.format(Locale.ROOT, "EC-%s-%03d", year, decisions.size() + 1), 0);
        ObjectNode content = Reply.JSON
                .createObjectNode()
                .put("outcome", to.equals("not-adopted") ? "not-adopted" : "adopted")
                .put("rule", ballot ? "two-thirds" : "consensus")
                .put("proposalId", one.doc.id)
                .put("proposalVersion", one.doc.current().number())
                .put("title", one.content().path("title").asString(""))
                .put("seats", sitting.get().size())
                .put("numerator", ballot ? count(one, "vote", "yes") : count(one, "position", "agree"))
                .put("denominator", sitting.get().size())
                .put("needed", ballot ? needed() : 0)
                .put("charterVersion", "1")
                .put("paragraph", "all")
                .put("decidedAt", Instant.now().toString());
        ObjectNode votes = content.putObject("votes")
                .put("agree", count(one, "position", "agree"))
                .put("standAside", count(one, "position", "stand-aside"))
                .put("objections", count(one, "position", "object"));
        if (ballot) {
            List.of("yes", "no", "abstain").forEach(vote -> votes.put(vote, count(one, "vote", vote)));
        }
        var dissent = content.putArray("dissent");
        one.voices.stream()
                .filter(voice -> content(voice).path("vote").asString("").equals("no"))
                .forEach(voice -> dissent.addObject()
                        .put("jurisdiction", voice.owner)
                        .put("teamKey", voice.key.substring(voice.key.indexOf('/') + 1))
                        .put("said", "no"));
        if (one.content().has("activates")) {
            content.set("activates", one.content().path("activates"));
        }
        doc.add("decided", content, context.known().clientId(), "");
        decisions.add(doc);
        if (!to.equals("not-adopted")) {
            charter.adopt(doc.key);
        }
        return doc.key;
    }

    private static ObjectNode decision(Context context, Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("reference", doc.key);
        body.setAll(content(doc));
        if (!ToyProposals.within(context)) {
            body.remove("dissent");
        }
        return Legal.ended(body.put("state", doc.current().state()), doc);
    }
}
