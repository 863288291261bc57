package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;

/** One client of a vendor works for two members in turn; nothing of the one shows in an answer for the other. */
@ExtendWith(RunningSandbox.class)
class TwoMembersOneVendorIntegrationTests {

    private static final String SCOPES = "incident:read incident:write review:read review:write";
    private static final int CALLS = 1_000;

    /** One of the two members as the vendor sees it: what it has stored, and which page it reads. */
    private static final class Side {

        private final NewMember member = NewMember.enter();
        private final String mark;
        private final List<String> keys = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private Api api = Api.anonymous();
        private String cursor = "";

        private Side(String mark) {
            this.mark = mark;
        }

        private String anyKey(Random random) {
            return keys.isEmpty() ? "TWIN-NONE" : keys.get(random.nextInt(keys.size()));
        }

        private String anyId(Random random) {
            return ids.isEmpty() ? UUID.randomUUID().toString() : ids.get(random.nextInt(ids.size()));
        }
    }

    private final Side amber = new Side("Amber");
    private final Side basalt = new Side("Basalt");

    @BeforeEach
    void delegate() {
        var vendor = NewMember.vendor();
        var today = LocalDate.ofInstant(Tokens.now(), ZoneOffset.UTC);
        for (Side side : List.of(amber, basalt)) {
            var granted = side.member
                    .api()
                    .post(
                            side.member.path("delegations"),
                            "{\"clientId\":\"%s\",\"scopes\":[\"%s\"],\"from\":\"%s\",\"until\":\"%s\"}"
                                    .formatted(vendor, SCOPES.replace(" ", "\",\""), today, today.plusDays(1)));
            assertThat(granted.status()).as(granted.body()).isEqualTo(201);
            side.api = Api.with(Tokens.signed(vendor, SCOPES)).actingFor(side.member.code());
        }
    }

    @Test
    void aThousandMixedCallsBleedNothing() {
        var random = new Random(20_261_124);
        for (int i = 0; i < CALLS; i++) {
            var first = random.nextBoolean();
            var side = first ? amber : basalt;
            var other = first ? basalt : amber;
            var reply = call(side, other, random);
            assertThat(reply.status()).as(reply.body()).isLessThan(500);
            assertThat(reply.body())
                    .as("call %s", i)
                    .doesNotContain(other.member.code())
                    .doesNotContain(other.mark);
            assertThat(other.ids).as("call %s: %s", i, reply.body()).noneMatch(id -> reply.body()
                    .contains(id));
        }
        for (Side side : List.of(amber, basalt)) {
            assertThat(side.keys).hasSizeGreaterThan(20);
            assertThat(all(side)).hasSameSizeAs(side.keys);
        }
    }

    private Reply call(Side side, Side other, Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> stored(side, random);
            case 2 -> side.api.get("/v1/incidents/" + side.anyId(random));
            case 3 -> side.api.get(side.member.path("incidents/" + side.anyKey(random)));
            case 4 -> foreign(side, other, random);
            case 5 -> page(side);
            case 6 -> foreignPage(side, other);
            case 7 -> reviewed(side, random);
            case 8 -> foreignKey(side, other, random);
            default -> moved(side, random);
        };
    }

    /** Both members use the same local keys. */
    private static Reply stored(Side side, Random random) {
        var key = "TWIN-" + (char) ('A' + random.nextInt(16)) + (char) ('A' + random.nextInt(16));
        var reply = side.api.put(side.member.path("incidents/" + key), Samples.incident(key));
        if (reply.status() == 201) {
            side.keys.add(key);
            side.ids.add(reply.at("/id"));
        }
        return reply;
    }

    private static Reply foreign(Side side, Side other, Random random) {
        var known = side.api.get("/v1/incidents/" + other.anyId(random));
        var unknown = side.api.get("/v1/incidents/" + UUID.randomUUID());
        assertThat(known.withoutRequest()).isEqualTo(unknown.withoutRequest());
        return known;
    }

    private static Reply page(Side side) {
        var reply = side.api.get(
                side.member.path("incidents?limit=3" + (side.cursor.isEmpty() ? "" : "&cursor=" + side.cursor)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        side.cursor = reply.at("/nextCursor");
        return reply;
    }

    private static Reply foreignPage(Side side, Side other) {
        var reply = side.api.get(side.member.path("incidents?limit=3&cursor=" + other.cursor));
        if (!other.cursor.isEmpty()) {
            assertThat(reply.status())
                    .as("the cursor of another member: %s", reply.body())
                    .isEqualTo(400);
        }
        return reply;
    }

    private static Reply reviewed(Side side, Random random) {
        var key = side.anyKey(random);
        return side.api.put(
                side.member.path("incidents/" + key + "/reviews/1"),
                Samples.review(key).put("lesson", side.mark + " learns from each case"));
    }

    private static Reply foreignKey(Side side, Side other, Random random) {
        var there = side.api.get(other.member.path("incidents/" + other.anyKey(random)));
        var reply = side.api.get(other.member.path("incidents/TWIN-NOBODY"));
        assertThat(there.withoutRequest()).isEqualTo(reply.withoutRequest());
        return reply;
    }

    /** Both members use the same idempotency keys. */
    private static Reply moved(Side side, Random random) {
        return side.api
                .key("twin-" + random.nextInt(30))
                .post("/v1/incidents/" + side.anyId(random) + "/transitions", "{\"to\":\"accepted\"}");
    }

    private static List<String> all(Side side) {
        return side.member.api().get(side.member.path("incidents?limit=500")).values("/items", "id");
    }
}
