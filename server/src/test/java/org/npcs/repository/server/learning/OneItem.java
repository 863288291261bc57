package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/** A library item of a test. */
record OneItem(Api owner, String id) {

    static final String ITEMS = "/v1/library-items";

    static OneItem drafted(Api owner, ObjectNode content) {
        var made = owner.post(ITEMS, content);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new OneItem(owner, made.at("/id"));
    }

    static OneItem published(Api owner, ObjectNode content) {
        var item = drafted(owner, content);
        assertThat(item.move("published").at("/state")).isEqualTo("published");
        return item;
    }

    static ObjectNode content() {
        return Samples.example("library-item");
    }

    String path() {
        return ITEMS + "/" + id;
    }

    Reply move(String to) {
        return owner.post(path() + "/transitions", "{\"to\":\"" + to + "\",\"reason\":\"new-information\"}");
    }

    Reply rewrite(ObjectNode content) {
        return owner.header("If-Match", "*").put(path(), content);
    }

    Reply adoptedBy(NewMember member, ObjectNode adoption) {
        var path = member.path("library-adoptions/" + id);
        var stated = member.api().get(path);
        return member.api()
                .put(stated.status() == 200 ? path + "?expectedVersion=" + stated.at("/version") : path, adoption);
    }
}
