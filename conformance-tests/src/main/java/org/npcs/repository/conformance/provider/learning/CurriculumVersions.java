package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** Curricula after they were published. */
final class CurriculumVersions {

    @Requirement(value = "LRN-021", lookFirst = "Whether a version is frozen when it is published.")
    void whatWasPublishedStays(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        Answer before = Expect.status(one.read("/versions/1"), 200);
        hashed(before);
        Expect.problem(one.rewrite(one.content().put("title", "Another title")), 409, "illegal-transition");
        again(one);
        Answer after = Expect.status(one.read("/versions/1"), 200);
        hashed(after);
        Expect.equal("the hash", before.text("/contentHash"), after.text("/contentHash"));
        hashed(Expect.status(one.read("/versions/2"), 200));
        one.move("retired");
        Expect.equal(
                "the hash",
                before.text("/contentHash"),
                Expect.status(one.read("/versions/1"), 200).text("/contentHash"));
    }

    private static void hashed(Answer version) {
        ObjectNode content = ((ObjectNode) version.json().deepCopy()).retain("content", "itemVersions");
        Expect.equal("the hash of the content", StrictJson.sha256(content), version.text("/contentHash"));
    }

    /** Corrects the second question and publishes again. */
    private static void again(OneCurriculum one) {
        Expect.status(one.move("draft"), 200);
        ObjectNode content = one.content();
        ((ObjectNode) content.at("/items/1")).put("explanation", "What was told was not seen.");
        Expect.status(one.rewrite(content), 200);
        Expect.equal(
                "the version", "2", Expect.status(one.move("published"), 200).text("/publishedVersion"));
    }

    @Requirement(value = "LRN-022", lookFirst = "Whether items are compared with those that were published last.")
    void anItemCountsUpWhenItWasChanged(Server server) {
        OneCurriculum one = OneCurriculum.published(server, "weekly");
        again(one);
        Expect.equal("the versions of the items", List.of("1", "1"), versions(one, 1));
        Expect.equal("the versions of the items", List.of("1", "2"), versions(one, 2));
        one.move("retired");
    }

    private static List<String> versions(OneCurriculum one, int number) {
        return Expect.status(one.read("/versions/" + number), 200)
                .json()
                .path("itemVersions")
                .valueStream()
                .map(item -> item.path("itemVersion").asString(""))
                .toList();
    }
}
