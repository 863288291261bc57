package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items from draft to withdrawal, and who is told whose they are. */
final class LibraryItems {

    private static Answer read(Server server, OneItem item, String rest) {
        return server.as(OneItem.READER).get(item.path() + rest);
    }

    @Requirement(value = "LRN-001", lookFirst = "Whether reading asks if the item was ever published.")
    void aDraftExistsForNobodyElse(Server server) {
        try (OneItem item = OneItem.drafted(server, OneItem.content(server))) {
            for (String rest : List.of("", "/versions")) {
                Expect.problem(read(server, item, rest), 404, "not-found");
            }
            List<String> listed =
                    Pages.all(server.as(OneItem.READER), OneItem.COLLECTION + "?state=draft&limit=100", 100, "/id");
            Expect.that(!listed.contains(item.id()), "no draft of others in the list", "one");
            Expect.status(item.move("published"), 200);
            Expect.equal("the state", "published", item.read(OneItem.READER).text("/state"));
        }
    }

    @Requirement(value = "LRN-002", lookFirst = "Whether a withdrawal asks for its reason.")
    void nothingIsWithdrawnWithoutAReason(Server server) {
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            Expect.problem(item.move("draft"), 409, "illegal-transition");
            Answer silent = server.as(OneItem.OWNER)
                    .post(item.path() + "/transitions")
                    .json(server.invented().object().put("to", "withdrawn"))
                    .send();
            Expect.problem(silent, 400, "invalid-parameter");
            Expect.equal("the state", "published", item.read(OneItem.OWNER).text("/state"));
            Answer withdrawn = Expect.status(item.move("withdrawn"), 200);
            Expect.equal("the reason", "new-information", withdrawn.text("/reason"));
            Expect.problem(item.move("published"), 409, "illegal-transition");
        }
    }

    @Requirement(
            value = "LRN-003",
            lookFirst = "Whether the version before is kept when a published item is rewritten.")
    void formerVersionsStayReadable(Server server) {
        ObjectNode first = OneItem.content(server);
        try (OneItem item = OneItem.published(server, first)) {
            ObjectNode second = first.deepCopy().put("title", "Another title of a conformance run");
            int before = item.read(OneItem.OWNER).json().path("version").asInt(0);
            JsonNode rewritten = Expect.status(item.rewrite(second), 200).json();
            Expect.equal("the version", before + 1, rewritten.path("version").asInt(0));
            List<JsonNode> told = Pages.items(server.as(OneItem.READER), item.path() + "/versions?limit=100", 100);
            Expect.equal(
                    "the titles",
                    List.of(first.path("title").asString(), second.path("title").asString()),
                    told.stream()
                            .map(one -> one.at("/content/title").asString(""))
                            .toList());
        }
    }

    @Requirement(value = "LRN-004", lookFirst = "Whether the owner is told only where it is shown, or to itself.")
    void whoIsNotShownIsToldToNobody(Server server) {
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            Answer told = item.read(OneItem.READER);
            Expect.that(!told.json().has("owner"), "no owner", "one");
            for (Answer answer : List.of(told, read(server, item, "/versions"))) {
                Expect.that(
                        !answer.text().contains('"' + server.first() + '"'), "no code of the owner", "the code in it");
            }
            JsonNode listed =
                    Pages.items(server.as(OneItem.READER), OneItem.COLLECTION + "?state=published&limit=100", 100)
                            .stream()
                            .filter(one -> one.path("id").asString("").equals(item.id()))
                            .findFirst()
                            .orElse(server.invented().object());
            Expect.that(!listed.has("owner"), "no owner in the list", "one");
            Expect.equal("the owner", server.first(), item.read(OneItem.OWNER).text("/owner"));
            Expect.status(item.rewrite(OneItem.content(server).put("ownerShown", true)), 200);
            Expect.equal("the owner", server.first(), item.read(OneItem.READER).text("/owner"));
        }
    }

    @Requirement(value = "LRN-010", lookFirst = "Whether the content of a withdrawn item is told to others.")
    void whatIsWithdrawnIsTakenBack(Server server) {
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            Expect.status(item.move("withdrawn"), 200);
            Answer told = Expect.status(item.read(OneItem.READER), 200);
            Expect.equal("the state", "withdrawn", told.text("/state"));
            Expect.that(!told.json().has("content"), "no content", "one");
            Expect.equal(
                    "versions",
                    0,
                    Pages.items(server.as(OneItem.READER), item.path() + "/versions?limit=100", 100)
                            .size());
            Expect.equal("the kind", "lesson", item.read(OneItem.OWNER).text("/content/kind"));
        }
    }

    @Requirement(
            value = "LRN-011",
            lookFirst = "Whether the day by which it was to be looked at is compared with today.")
    void whatIsOldIsOverdue(Server server) {
        try (OneItem old = OneItem.published(server, OneItem.content(server).put("reviewBy", "2020-01-31"));
                OneItem young = OneItem.published(server, OneItem.content(server))) {
            Expect.equal("overdue", "true", old.read(OneItem.READER).text("/overdue"));
            Expect.equal("overdue", "false", young.read(OneItem.READER).text("/overdue"));
        }
    }
}
