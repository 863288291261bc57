package org.npcs.repository.sandbox;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.ExpendedJTIChecker;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Authenticates the clients of the sandbox with the verifier of the Nimbus OAuth SDK; assertions are good for one use. */
final class ClientAuthentications {

    private final URI endpoint;
    private final Map<String, Personas.Client> clients =
            Personas.clients().stream().collect(Collectors.toMap(Personas.Client::id, client -> client));
    private final Map<String, JWKSet> publishedKeys = new ConcurrentHashMap<>();
    private final ClientAuthenticationVerifier<Object> verifier;

    ClientAuthentications(URI endpoint, String issuer, RepositoryClock clock) {
        this.endpoint = endpoint;
        var audiences = Set.of(new Audience(endpoint), new Audience(issuer));
        this.verifier = new ClientAuthenticationVerifier<>(
                new Credentials(), audiences, JWTAudienceCheck.LEGACY, new UsedAssertions(clock));
    }

    Personas.Client authenticate(ServerRequest request, MultiValueMap<String, String> form) {
        var http = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
        var authorization = request.headers().firstHeader("Authorization");
        if (authorization != null) {
            http.setAuthorization(authorization);
        }
        http.setHeader("Content-Type", "application/x-www-form-urlencoded");
        http.setBody(com.nimbusds.oauth2.sdk.util.URLUtils.serializeParameters(form));
        try {
            var authentication = ClientAuthentication.parse(http);
            var client = authentication == null
                    ? null
                    : clients.get(authentication.getClientID().getValue());
            if (client != null) {
                verifier.verify(authentication, Set.of(), new Context<>());
                return client;
            }
        } catch (ParseException | InvalidClientException | com.nimbusds.jose.JOSEException refused) {
            // All refusals look alike: which part was wrong is not for a stranger to know.
        }
        throw new TokenIssuer.Refusal(HttpStatus.UNAUTHORIZED, "invalid_client");
    }

    private final class Credentials implements ClientCredentialsSelector<Object> {

        @Override
        public List<Secret> selectClientSecrets(
                ClientID client, ClientAuthenticationMethod method, Context<Object> context) {
            return List.of(new Secret(Personas.secret(client.getValue())));
        }

        @Override
        public List<? extends PublicKey> selectPublicKeys(
                ClientID client,
                ClientAuthenticationMethod method,
                com.nimbusds.jose.JWSHeader header,
                boolean forceRefresh,
                Context<Object> context) {
            var keys = publishedKeys.computeIfAbsent(client.getValue(), SandboxKeys::published);
            return keys.getKeys().stream()
                    .filter(key ->
                            header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
                    .map(SandboxKeys::publicKey)
                    .toList();
        }
    }

    private record UsedAssertions(RepositoryClock clock, Map<String, Instant> seen)
            implements ExpendedJTIChecker<Object> {

        UsedAssertions(RepositoryClock clock) {
            this(clock, new ConcurrentHashMap<>());
        }

        @Override
        public boolean isExpended(
                JWTID id, ClientID client, ClientAuthenticationMethod method, @Nullable Context<Object> context) {
            seen.values().removeIf(expiry -> expiry.isBefore(clock.now()));
            return seen.containsKey(client.getValue() + ' ' + id.getValue());
        }

        @Override
        public void markExpended(
                JWTID id,
                java.util.Date expiry,
                ClientID client,
                ClientAuthenticationMethod method,
                @Nullable Context<Object> context) {
            seen.put(client.getValue() + ' ' + id.getValue(), expiry.toInstant());
        }
    }
}
