package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;
import org.npcs.repository.server.running.WrittenLog;

/** Owners learn how many of their records public notices find, before they share them. */
@ExtendWith(RunningSandbox.class)
class PublicJoinIntegrationTests {

    private static final String SCOPES = "sharing:read sharing:manage";
    private static final String EVERYTHING =
            "[{\"clause\":\"1\",\"elements\":[\"incident\",\"review\"],\"audience\":\"members\",\"level\":\"full\"}]";

    /** Quarter, age band, no sex, no county, the kind, and a pseudonym in the place of the member. */
    private static final String RECOMMENDED = "{\"choices\":[" + coarsened("incident.eventDate", "quarter") + ","
            + coarsened("incident.child.ageYears", "age-band") + "," + coarsened("incident.jurisdiction", "pseudonym")
            + "," + full("incident.determinations.kind") + "]}";

    /** What makes a public key of a child. */
    private static final String WIDE = "{\"choices\":["
            + full(
                    "incident.eventDate\",\"incident.child.ageYears\",\"incident.child.sex\",\"incident.child.livingArrangement"
                            + "\",\"incident.determinations.kind\",\"incident.jurisdiction")
            + "]}";

    private static final int[] AGES = {0, 2, 4, 8, 13, 16};
    private static final String[] KINDS = {"fatality", "near-fatality"};
    private static final int COPIES = 4;

    private final NewMember owner = NewMember.enter();
    private final Api counsel = Api.with(Tokens.signed(owner.further(SCOPES), SCOPES));
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void records() {
        Agreed.executedWith(owner, EVERYTHING);
        var lines = new StringBuilder();
        int place = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            for (int age : AGES) {
                for (String kind : KINDS) {
                    for (int copy = 0; copy < COPIES; copy++) {
                        var month = String.format(Locale.ROOT, "2025-%02d", 1 + quarter * 3 + copy % 3);
                        var sex = 1 + copy / 2;
                        var living = 1 + copy % 3 % 2;
                        lines.append(line(place++, month, age, sex, living, kind));
                        notices.add(String.format(
                                Locale.ROOT,
                                "{\"jurisdiction\":\"%s\",\"ageYears\":%d,\"sex\":\"%d\",\"eventMonth\":\"%s\",\"livingArrangement\":\"%d\",\"kind\":\"%s\"}",
                                owner.code(),
                                age,
                                sex,
                                month,
                                living,
                                kind));
                    }
                }
            }
        }
        var sent = owner.api()
                .header("Content-Type", "application/x-ndjson")
                .post(owner.path("submissions?wait=30"), lines.toString());
        assertThat(sent.number("/counts/created")).as(sent.body()).isEqualTo(place);
    }

    @Test
    void withoutAnyChoiceNothingIsFound() {
        var joined = join(notices, "");

        assertThat(joined.number("/records")).isZero();
        assertThat(joined.number("/none")).isEqualTo(notices.size());
        assertThat(joined.json().path("matches")).isEmpty();
    }

    @Test
    void theRecommendedProfileLeavesNoUniqueMatch() {
        var joined = join(notices, RECOMMENDED);

        assertThat(joined.number("/records")).as(joined.body()).isEqualTo(notices.size());
        assertThat(joined.number("/unique")).isZero();
        assertThat(joined.number("/few")).isEqualTo(notices.size());
        assertThat(joined.json().path("elements")).isEmpty();
    }

    @Test
    void aWideProfileIsToldToBeAPublicKey() {
        var joined = join(notices, WIDE);

        assertThat(joined.number("/unique")).as(joined.body()).isPositive();
        assertThat(joined.number("/unique") + joined.number("/few") + joined.number("/many") + joined.number("/none"))
                .isEqualTo(notices.size());
        assertThat(joined.values("/elements", "element")).contains("incident.child.sex");
        assertThat(owner.api().get(owner.path("sharing-profile")).status())
                .as("nothing was chosen by trying")
                .isEqualTo(404);
    }

    @Test
    void whatCountsNowIsWhatIsJoined() {
        var put = owner.api().put(owner.path("sharing-profile"), WIDE);
        assertThat(put.at("/state")).as(put.body()).isEqualTo("awaiting-second");
        assertThat(join(notices, "").number("/records")).isZero();
        counsel.post(owner.path("sharing-profile/transitions"), "{\"to\":\"effective\"}");

        assertThat(join(notices, "").number("/unique"))
                .isEqualTo(join(notices, WIDE).number("/unique"));
        assertThat(join(List.of("{\"jurisdiction\":\"US-XA\"}"), "").number("/none"))
                .as("another member's child")
                .isEqualTo(1);
        assertThat(join(List.of("{\"ageYears\":2,\"eventMonth\":\"2019-01\"}"), "")
                        .number("/none"))
                .isEqualTo(1);
    }

    @Test
    void aNoticeNeedsSomethingAndNobodyElseMayAsk() {
        assertThat(join(List.of("{}"), "").code()).isEqualTo("validation-failed");
        assertThat(join(List.of(), "").code()).isEqualTo("validation-failed");
        var path = owner.path("public-join-checks");
        var body = "{\"notices\":[{\"ageYears\":2}]}";
        assertThat(NewMember.enter().api().post(path, body).code()).isEqualTo("not-found");
        assertThat(Api.as("operator").post(path, body).code()).isEqualTo("not-found");
    }

    @Test
    void nothingOfANoticeIsLogged() {
        try (var log = new WrittenLog()) {
            join(List.of("{\"ageYears\":2,\"eventMonth\":\"1987-11\"}"), WIDE);
            assertThat(log.linesWith("1987-11")).isEmpty();
        }
    }

    private Reply join(List<String> asked, String profile) {
        return counsel.send(
                "POST",
                owner.path("public-join-checks"),
                "{\"notices\":[" + String.join(",", asked) + "]" + (profile.isEmpty() ? "" : ",\"profile\":" + profile)
                        + "}");
    }

    private static String line(int place, String month, int age, int sex, int living, String kind) {
        return String.format(
                Locale.ROOT,
                "{\"noun\":\"incident\",\"state\":\"accepted\",\"content\":{\"localKey\":\"PUB-%06d\",\"eventDate\":\"%s-14\","
                        + "\"child\":{\"ageYears\":%d,\"sex\":\"%d\",\"livingArrangement\":\"%d\"},\"determinations\":[{\"sequence\":1,"
                        + "\"kind\":\"%s\",\"status\":\"preliminary\",\"determinedOn\":\"%s-15\"%s}]}}\n",
                place,
                month,
                age,
                sex,
                living,
                kind,
                month,
                kind.equals("fatality")
                        ? ""
                        : ",\"definition\":\"CAPTA-NEAR-FATALITY\",\"basis\":\"physician-certification\",\"certification\":{\"certified\":\"1\","
                                + "\"form\":\"written\",\"certifierRole\":\"attending-physician\",\"certifiedOn\":\""
                                + month + "-15\"}");
    }

    private static String coarsened(String element, String how) {
        return "{\"elements\":[\"" + element + "\"],\"audience\":\"members\",\"level\":\"coarsened\",\"coarsening\":\""
                + how + "\"}";
    }

    private static String full(String elements) {
        return "{\"elements\":[\"" + elements + "\"],\"audience\":\"members\",\"level\":\"full\"}";
    }
}
