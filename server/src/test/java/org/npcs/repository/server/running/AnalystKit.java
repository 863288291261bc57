package org.npcs.repository.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An analyst token that an administrator made.
 *
 * @param admin who made it
 * @param path address of the token
 * @param text its secret
 */
public record AnalystKit(Api admin, String path, String text) {

    /** Makes one for a member. */
    public static AnalystKit make(Api admin, String jurisdiction, String more) {
        var collection = "/v1/jurisdictions/" + jurisdiction + "/analyst-tokens";
        var made = admin.post(collection, body(30, more));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new AnalystKit(admin, collection + "/" + made.at("/record/id"), made.at("/token"));
    }

    /** What makes a token that is good for some days. */
    public static String body(int days, String more) {
        return "{\"name\":\"Quarterly report\",\"expiresOn\":\"" + today().plusDays(days) + "\"" + more + "}";
    }

    /** The present day of the repository. */
    public static LocalDate today() {
        return LocalDate.ofInstant(Tokens.now(), ZoneOffset.UTC);
    }

    /** Calls with the token. */
    public Api api() {
        return Api.with(text);
    }

    /** Revokes it. */
    public Reply revoke() {
        return admin.post(path + "/transitions", "{\"to\":\"revoked\",\"reason\":\"other\"}");
    }
}
