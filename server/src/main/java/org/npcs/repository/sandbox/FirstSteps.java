package org.npcs.repository.sandbox;

/** What a newcomer does first, ready to paste. */
final class FirstSteps {

    static final String HOW_TO_GET_A_TOKEN =
            "POST grant_type=client_credentials to /oauth2/token with a sandbox client, such as fenwick-nightly:fenwick-nightly-sandbox-secret.";

    private FirstSteps() {}

    static void print(String baseUrl) {
        System.out.println("""

                The sandbox is ready at %1$s - all data are invented. Documentation: %1$s/docs

                curl -s %1$s/v1
                TOKEN=$(curl -s -u fenwick-nightly:fenwick-nightly-sandbox-secret -d grant_type=client_credentials %1$s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                curl -s -H "Authorization: Bearer $TOKEN" %1$s/v1/me
                """.formatted(baseUrl));
    }
}
