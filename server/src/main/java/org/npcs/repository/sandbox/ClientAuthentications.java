package org.npcs.repository.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.key.ClientKey;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Authenticates the clients of the sandbox with the verifier of the Nimbus OAuth SDK; assertions are good for one use. Keys are
 * those that clients publish at the repository, and those of a directory of the developer's.
 */
final class ClientAuthentications {

    private final URI endpoint;
    private final RepositoryClock clock;
    private final Map<String, Personas.Client> clients =
            Personas.clients().stream().collect(Collectors.toMap(Personas.Client::id, client -> client));
    private final AssertionFaults faults;
    private final ClientAuthenticationVerifier<List<JWK>> verifier;

    ClientAuthentications(URI endpoint, String issuer, RepositoryClock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        var used = new UsedAssertions(clock);
        var audiences = Set.of(new Audience(endpoint), new Audience(issuer));
        this.faults = new AssertionFaults(audiences, used, clock);
        this.verifier = new ClientAuthenticationVerifier<>(new Credentials(), audiences, JWTAudienceCheck.LEGACY, used);
    }

    /** The client that an assertion says it is of, proven or not; empty when a request has none. */
    static String claimedClient(MultiValueMap<String, String> form) {
        var assertion = form.getFirst("client_assertion");
        if (assertion == null) {
            return "";
        }
        try {
            var subject = JWTParser.parse(assertion).getJWTClaimsSet().getSubject();
            return subject != null && subject.matches("[A-Za-z0-9][A-Za-z0-9._-]{2,99}") ? subject : "";
        } catch (java.text.ParseException unreadable) {
            return "";
        }
    }

    Personas.Client authenticate(ServerRequest request, MultiValueMap<String, String> form, Claimant claimant) {
        var http = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
        var authorization = request.headers().firstHeader("Authorization");
        if (authorization != null) {
            http.setAuthorization(authorization);
        }
        http.setHeader("Content-Type", "application/x-www-form-urlencoded");
        http.setBody(com.nimbusds.oauth2.sdk.util.URLUtils.serializeParameters(form));
        var assertion = form.getFirst("client_assertion");
        try {
            var authentication = ClientAuthentication.parse(http);
            var client = assertion == null ? named(authentication) : claimant.client();
            if (client != null) {
                var context = new Context<List<JWK>>();
                context.set(signing(client.id(), claimant.keys()));
                verifier.verify(authentication, Set.of(), context);
                return client;
            }
        } catch (ParseException | InvalidClientException | JOSEException refused) {
            if (assertion != null) {
                var others = SandboxKeys.published(claimedClient(form)).getKeys();
                var fault = faults.of(assertion, claimant.keys(), others);
                throw new TokenIssuer.Refusal(HttpStatus.UNAUTHORIZED, "invalid_client", fault.code());
            }
            // Of a secret nothing is told: there is nothing to learn but whether the client exists.
        }
        throw new TokenIssuer.Refusal(HttpStatus.UNAUTHORIZED, "invalid_client");
    }

    private Personas.@Nullable Client named(@Nullable ClientAuthentication authentication) {
        return authentication == null
                ? null
                : clients.get(authentication.getClientID().getValue());
    }

    /** Keys of the register that may sign now, and those of the directory. */
    private List<JWK> signing(String clientId, List<ClientKey> keys) {
        var now = clock.now();
        return Stream.concat(
                        keys.stream().filter(key -> key.signs(now)).map(SandboxKeys::jwk),
                        SandboxKeys.published(clientId).getKeys().stream())
                .toList();
    }

    private static final class Credentials implements ClientCredentialsSelector<List<JWK>> {

        @Override
        public List<Secret> selectClientSecrets(
                ClientID client, ClientAuthenticationMethod method, Context<List<JWK>> context) {
            return List.of(new Secret(Personas.secret(client.getValue())));
        }

        @Override
        public List<? extends PublicKey> selectPublicKeys(
                ClientID client,
                ClientAuthenticationMethod method,
                JWSHeader header,
                boolean forceRefresh,
                Context<List<JWK>> context) {
            return context.get().stream()
                    .filter(key ->
                            header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
                    .map(SandboxKeys::publicKey)
                    .toList();
        }
    }
}
