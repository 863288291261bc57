package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import tools.jackson.databind.node.ObjectNode;

/** Clients of the members that have a seat today, and the steps of a decision. */
final class Seated {

    /** Members with a seat, thirteen of them. */
    static final List<String> MEMBERS = List.of(
            "US-XA",
            "US-XB",
            "US-XB-ALD",
            "TR-MRN",
            "US-XC",
            "US-XD",
            "US-XE",
            "US-XF",
            "US-XG",
            "US-XH",
            "US-XI",
            "US-XJ",
            "US-XK");

    /** The member without a seat. */
    static final String NOT_SEATED = "US-XL";

    private static final Set<String> CLIENTS = ConcurrentHashMap.newKeySet();

    private Seated() {}

    static Api coordinator() {
        return Api.as("coordinator");
    }

    static Api as(String member) {
        var client = "seat-" + member.toLowerCase(java.util.Locale.ROOT);
        if (CLIENTS.add(client)) {
            var made = Api.as("operator")
                    .post(
                            "/v1/clients",
                            "{\"clientId\":\"%s\",\"name\":\"Seat\",\"kind\":\"member\",\"jurisdiction\":\"%s\",\"scopes\":[\"governance:read\",\"governance:write\"]}"
                                    .formatted(client, member));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
        }
        // Signed anew, as all tests together take longer than a token lives.
        return Api.with(Tokens.signed(client, "governance:read governance:write"));
    }

    /** A draft of a member; returns its address. */
    static String drafted(String member, ObjectNode content) {
        var made = as(member).post("/v1/proposals", content);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return "/v1/proposals/" + made.at("/id");
    }

    /** A proposal that was submitted; returns its address. */
    static String submitted() {
        var path = drafted("US-XA", Samples.example("proposal"));
        assertThat(move("US-XA", path, "submitted").status()).isEqualTo(200);
        return path;
    }

    /** A proposal that is called for consensus. */
    static String called() {
        var path = submitted();
        assertThat(step(path, "consensus-called").at("/state")).isEqualTo("consensus-called");
        return path;
    }

    /** A proposal whose ballot is open. */
    static String balloted() {
        var path = called();
        assertThat(position("US-XB", path, "object").status()).isEqualTo(201);
        assertThat(step(path, "objection").status()).isEqualTo(200);
        assertThat(step(path, "ballot").at("/state")).isEqualTo("ballot");
        return path;
    }

    static Reply move(String member, String path, String to) {
        return as(member).post(path + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    static Reply step(String path, String to) {
        return coordinator().post(path + "/committee-steps", "{\"to\":\"" + to + "\"}");
    }

    static Reply position(String member, String path, String said) {
        var reason = said.equals("object") ? ",\"reason\":\"The evidence is thin.\"" : "";
        return as(member).put(path + "/positions/" + member, "{\"position\":\"" + said + "\"" + reason + "}");
    }

    static Reply paper(String member, String path, String vote) {
        return as(member).put(path + "/ballots/" + member, "{\"vote\":\"" + vote + "\"}");
    }

    /** The decision of a proposal. */
    static Reply decision(Api reader, String path) {
        return reader.get("/v1/decisions/" + coordinator().get(path).at("/decision"));
    }
}
