package org.npcs.repository.server.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import tools.jackson.databind.JsonNode;

/** A webhook of a member, as its owner handles it. */
record Hook(NewMember member, String name) {

    static Hook set(NewMember member, Receiver receiver) {
        var hook = new Hook(member, "wake-me");
        var stored = hook.put(receiver.url());
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return hook;
    }

    static Hook set(Receiver receiver) {
        return set(NewMember.enter(), receiver);
    }

    String path() {
        return member.path("webhooks/" + name);
    }

    Reply put(String url) {
        return member.api().put(path(), "{\"url\":\"" + url + "\"}");
    }

    Reply ping() {
        return member.api().key(UUID.randomUUID().toString()).send("POST", path() + "/pings?wait=20", null);
    }

    Reply move(String to) {
        return member.api().post(path() + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    Reply replay(String body) {
        return member.api().post(path() + "/replays", body);
    }

    String state() {
        return member.api().get(path()).at("/state");
    }

    JsonNode deliveries(String filter) {
        var listed = member.api().get(path() + "/deliveries" + filter);
        assertThat(listed.status()).as(listed.body()).isEqualTo(200);
        return listed.json().path("items");
    }
}
