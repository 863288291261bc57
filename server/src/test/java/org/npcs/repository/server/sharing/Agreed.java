package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Ways to an agreement, for tests that start from there. */
final class Agreed {

    private static final JsonMapper JSON = new JsonMapper();

    private Agreed() {}

    static Reply move(NewMember owner, String id, String to, String more) {
        return owner.api().post(owner.path("agreements/" + id + "/transitions"), "{\"to\":\"" + to + "\"" + more + "}");
    }

    static Reply sign(NewMember owner, Api by, String id, String party, String office) {
        return by.post(
                owner.path("agreements/" + id + "/signatures"),
                "{\"party\":\"" + party + "\",\"office\":\"" + office
                        + "\",\"signedOn\":\"2026-01-02\",\"method\":\"paper\"}");
    }

    static String executed(NewMember owner, String more, String... within) {
        var id = approved(owner, more, within);
        sign(owner, owner.api(), id, owner.code(), "Director");
        var last = sign(owner, Api.as("operator"), id, "STEWARD", "Chair");
        assertThat(last.at("/state")).as(last.body()).isEqualTo("executed");
        live(owner);
        return id;
    }

    /** As if the member had gone live: that way has tests of its own. */
    private static void live(NewMember owner) {
        Database.asSuperuser(connection -> {
            try (var update = connection.prepareStatement("UPDATE jurisdiction SET live = true WHERE code = ?")) {
                update.setString(1, owner.code());
                return update.executeUpdate();
            }
        });
    }

    static String approved(NewMember owner, String more, String... within) {
        var id = draft(owner, more, within).at("/id");
        assertThat(move(owner, id, "in-review", "").status()).isEqualTo(200);
        var approved = move(owner, id, "approved", "");
        assertThat(approved.at("/state")).as(approved.body()).isEqualTo("approved");
        return id;
    }

    static Reply draft(NewMember owner, String more, String... within) {
        var drafted = owner.api().post(owner.path("agreements"), content(owner, more, within));
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        return drafted;
    }

    /** Executes an agreement with other terms than counts of ratings. */
    static String executedWith(NewMember owner, String terms) {
        return executed(owner, ",\"terms\":" + terms);
    }

    /** An agreement of an owner; what is added takes the place of what is there. */
    static String content(NewMember owner, String more, String... within) {
        var parties = new StringBuilder("{\"party\":\"" + owner.code() + "\",\"role\":\"owner\"}");
        for (String one : within) {
            parties.append(",{\"party\":\"").append(one).append("\",\"role\":\"owner\"}");
        }
        var text = "{\"kind\":\"data-sharing\",\"title\":\"Agreement of a test\",\"parties\":[" + parties
                + ",{\"party\":\"STEWARD\",\"role\":\"steward\"}],\"purposes\":[\"quality-improvement\"],\"minimumCell\":10,"
                + "\"clauses\":[{\"id\":\"1\",\"title\":\"Counts\",\"text\":\"Counts may be shared.\"}],"
                + "\"terms\":[{\"clause\":\"1\",\"elements\":[\"review.ratings\"],\"audience\":\"members\",\"level\":\"aggregate\"}],"
                + "\"signatories\":[{\"office\":\"Director\",\"party\":\"" + owner.code()
                + "\"},{\"office\":\"Chair\",\"party\":\"STEWARD\"}],\"effectiveFrom\":\"2026-01-01\","
                + "\"afterWithdrawal\":\"future-only\"}";
        var content = (ObjectNode) JSON.readTree(text);
        content.setAll((ObjectNode) JSON.readTree("{" + more.replaceFirst("^,", "") + "}"));
        return content.toString();
    }
}
