package org.npcs.repository.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail of one jurisdiction, as its owner reads it. */
record Trail(String code, Api api) {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String path(String rest) {
        return "/v1/jurisdictions/" + code + "/" + rest;
    }

    /** All entries that a filter chooses, with their places. */
    List<JsonNode> links(String filter) {
        var all = new ArrayList<JsonNode>();
        var more = "?limit=500" + filter;
        var cursor = "";
        do {
            var page = read(api.get(path("audit-entries" + more + cursor)));
            page.get("items").forEach(all::add);
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    List<JsonNode> entries(String filter) {
        return links(filter).stream().map(link -> link.get("entry")).toList();
    }

    /** Entries of one request. */
    List<JsonNode> of(Reply reply) {
        return entries("").stream()
                .filter(entry -> entry.get("requestId").asString().equals(reply.header("X-Request-Id")))
                .toList();
    }

    JsonNode head() {
        return read(api.get(path("audit-head")));
    }

    JsonNode verified(String head) {
        var body = head.isEmpty() ? "{}" : "{\"head\":\"" + head + "\"}";
        return read(api.post(path("audit-verifications"), body));
    }

    /** Chains until nothing is left: a transaction of another test may hold entries back for a moment. */
    Trail sealed() {
        var chain = RunningSandbox.bean(AuditChain.class);
        var entries = Database.number("SELECT count(*) FROM audit_entry WHERE jurisdiction = ?", code);
        chain.seal(code)
                .repeat()
                .takeUntil(chained ->
                        Database.number("SELECT count(*) FROM audit_link WHERE jurisdiction = ?", code) >= entries)
                .blockLast(SOON);
        return this;
    }

    /** Keeps a head now. */
    Trail kept() {
        RunningSandbox.bean(AuditChain.class).keepHead(code).block(SOON);
        return this;
    }

    static JsonNode read(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return JSON.readTree(reply.body());
    }
}
