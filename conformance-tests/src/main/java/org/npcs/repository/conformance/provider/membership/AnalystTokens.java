package org.npcs.repository.conformance.provider.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** Tokens for programs that cannot take part in OAuth are narrow and short. */
final class AnalystTokens {

    private static final String RELEASES = "/v1/releases";

    @Requirement(value = "MEM-090", lookFirst = "Whether the last day is compared with the day of the request.")
    void noTokenOutlivesNinetyDays(Server server) {
        LocalDate today = server.today();
        for (LocalDate wrong : List.of(today.plusDays(92), today.plusDays(400), today.minusDays(2))) {
            Answer answer = OneAnalystToken.request(server, wrong).send();
            if (answer.status() == 201) {
                OneAnalystToken.of(server, answer).revoke();
            }
            Expect.refused(answer);
        }
        Answer made = OneAnalystToken.request(server, today.plusDays(89)).send();
        OneAnalystToken.of(server, Expect.status(made, 201)).revoke();
    }

    @Requirement(value = "MEM-091", lookFirst = "Whether operations without a scope are closed to analyst tokens, too.")
    void aTokenReadsFiguresAndNothingElse(Server server) {
        withAToken(server, token -> {
            Expect.status(token.call("GET", RELEASES).send(), 200);
            for (String path : List.of("/v1/me", "/v1/clients", Paths.incidents(server.first()), token.path())) {
                Expect.problem(token.call("GET", path).send(), 403, "insufficient-scope");
            }
            Call write =
                    token.call("POST", "/v1/clients").newKey().json(Clients.invented(server, "member", server.first()));
            Expect.problem(write.send(), 403, "insufficient-scope");
        });
    }

    @Requirement(value = "MEM-092", lookFirst = "Whether the answer to a repeat is made from what is stored.")
    void theSecretIsToldOnce(Server server) {
        Call call = OneAnalystToken.request(server, server.today().plusDays(30));
        Answer first = Expect.status(call.send(), 201);
        OneAnalystToken token = OneAnalystToken.of(server, first);
        try {
            Expect.that(
                    token.secret().matches("npcs_at_[0-9A-Za-z]{36}"),
                    "a secret of the stated form",
                    token.secret().isEmpty() ? "none" : "another");
            Answer again = Expect.status(call.send(), 201);
            Expect.equal("the token of the first answer,", first.text("/record/id"), again.text("/record/id"));
            var admin = server.as(Persona.FIRST_ADMIN);
            String list = OneAnalystToken.collection(server) + "?limit=500";
            Expect.that(
                    Pages.all(admin, list, 500, "/id").contains(first.text("/record/id")),
                    "the token in the list",
                    "others");
            for (Answer other : List.of(again, admin.get(token.path()), admin.get(list))) {
                Expect.status(other, 200, 201);
                Expect.that(!other.json().toString().contains(token.secret()), "no secret", "the secret");
            }
        } finally {
            token.revoke();
        }
    }

    @Requirement(value = "MEM-093", lookFirst = "Whether Acting-For is looked at before the scope.")
    void aTokenWorksForItsMemberAlone(Server server) {
        withAToken(server, token -> {
            Call other = token.call("GET", RELEASES).header("Acting-For", server.second());
            Expect.status(other.send(), 403);
            Expect.problem(server.as(Persona.SECOND_ADMIN).get(token.path()), 404, "not-found");
        });
    }

    @Requirement(value = "MEM-094", lookFirst = "Whether the state of the token is read for each request.")
    void aRevokedTokenIsRefusedAtOnce(Server server) {
        withAToken(server, token -> {
            Expect.status(token.call("GET", RELEASES).send(), 200);
            Expect.equal(
                    "the state", "revoked", Expect.status(token.revoke(), 200).text("/state"));
            Answer refused = token.call("GET", RELEASES).send();
            Expect.problem(refused, 401, "token-rejected");
            Expect.equal("the fault", "token-revoked", refused.text("/fault"));
        });
    }

    @Requirement(value = "MEM-095", lookFirst = "Whether the address is that of the caller, not of a proxy.")
    void aTokenIsNoGoodElsewhere(Server server) {
        Call call = OneAnalystToken.request(server, server.today().plusDays(30), "192.0.2.0/24", "2001:db8::/32");
        OneAnalystToken token = OneAnalystToken.of(server, Expect.status(call.send(), 201));
        try {
            Answer refused = token.call("GET", RELEASES).send();
            Expect.problem(refused, 401, "token-rejected");
            Expect.equal("the fault", "token-wrong-address", refused.text("/fault"));
        } finally {
            token.revoke();
        }
    }

    private static void withAToken(Server server, Consumer<OneAnalystToken> steps) {
        Call call = OneAnalystToken.request(server, server.today().plusDays(30));
        OneAnalystToken token = OneAnalystToken.of(server, Expect.status(call.send(), 201));
        try {
            steps.accept(token);
        } finally {
            token.revoke();
        }
    }
}
