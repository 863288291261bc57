package org.npcs.repository.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.npcs.repository.server.membership.Clients;
import org.npcs.repository.server.membership.key.ClientKeys;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The issuer of the sandbox: client credentials with a secret or a signed assertion (RFC 6749, RFC 7523), access tokens of
 * RFC 9068. Clients are authenticated by a well-kept library; only the tokens are written here. It holds no state that
 * matters and refuses nothing that a real issuer would accept; unlike a real one it tells which fault an assertion has.
 */
final class TokenIssuer {

    private static final int LIFE_SECONDS = 300;

    private final String issuer;
    private final RepositoryClock clock;
    private final RSAKey key;
    private final Clients clients;
    private final ClientKeys clientKeys;
    private final ClientAuthentications authentications;

    TokenIssuer(String issuer, RepositoryClock clock, Clients clients, ClientKeys clientKeys) {
        this.issuer = issuer;
        this.clock = clock;
        this.clients = clients;
        this.clientKeys = clientKeys;
        try {
            this.key = new RSAKeyGenerator(2048)
                    .keyID("sandbox-1")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException("no RSA on this platform", failure);
        }
        this.authentications = new ClientAuthentications(URI.create(issuer + "/oauth2/token"), issuer, clock);
    }

    Mono<ServerResponse> token(ServerRequest request) {
        return request.formData()
                .flatMap(form -> claimant(form)
                        .publishOn(Schedulers.boundedElastic())
                        .map(claimant -> granted(request, form, claimant)))
                .flatMap(body -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .bodyValue(body))
                .onErrorResume(Refusal.class, refusal -> ServerResponse.status(refusal.status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .bodyValue(told(refusal)));
    }

    Mono<ServerResponse> keys(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new JWKSet(key.toPublicJWK()).toJSONObject());
    }

    Mono<ServerResponse> metadata(ServerRequest request) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", issuer);
        metadata.put("token_endpoint", issuer + "/oauth2/token");
        metadata.put("jwks_uri", issuer + "/oauth2/jwks");
        metadata.put("grant_types_supported", List.of("client_credentials"));
        metadata.put("response_types_supported", List.of());
        metadata.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt"));
        metadata.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256", "RS384", "ES256", "ES384"));
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(metadata);
    }

    /** What the register holds of the client that a request says it is. */
    private Mono<Claimant> claimant(MultiValueMap<String, String> form) {
        var id = ClientAuthentications.claimedClient(form);
        return id.isEmpty()
                ? Mono.just(Claimant.NOBODY)
                : clients.itself(id)
                        .filter(client -> client.state().equals("active"))
                        .flatMap(client ->
                                clientKeys.published(client).map(keys -> new Claimant(Personas.of(client), keys)))
                        .defaultIfEmpty(Claimant.NOBODY);
    }

    private Map<String, String> told(Refusal refusal) {
        return refusal.fault.isEmpty()
                ? Map.of("error", refusal.error)
                : Map.of(
                        "error",
                        refusal.error,
                        "error_description",
                        refusal.fault,
                        "error_uri",
                        issuer + "/v1/errors/" + refusal.fault);
    }

    private Map<String, Object> granted(ServerRequest request, MultiValueMap<String, String> form, Claimant claimant) {
        var client = authentications.authenticate(request, form, claimant);
        if (!"client_credentials".equals(form.getFirst("grant_type"))) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "unsupported_grant_type");
        }
        var asked = form.getFirst("scope");
        Set<String> scopes = asked == null || asked.isBlank()
                ? new TreeSet<>(client.scopes())
                : new TreeSet<>(List.of(asked.strip().split("\\s+")));
        if (!client.scopes().containsAll(scopes)) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "invalid_scope");
        }
        var scope = String.join(" ", scopes);
        return Map.of(
                "access_token",
                signed(client.id(), scope),
                "token_type",
                "Bearer",
                "expires_in",
                LIFE_SECONDS,
                "scope",
                scope);
    }

    private String signed(String clientId, String scope) {
        var now = clock.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(clientId)
                .audience(issuer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)))
                .jwtID(java.util.UUID.randomUUID().toString())
                .claim("client_id", clientId)
                .claim("scope", scope)
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException("the sandbox could not sign", failure);
        }
        return token.serialize();
    }

    /** A refusal in the words of RFC 6749, section 5.2. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final HttpStatus status;
        private final String error;
        private final String fault;

        Refusal(HttpStatus status, String error) {
            this(status, error, "");
        }

        /** A refusal with a fault that has a page in the catalogue of problems. */
        Refusal(HttpStatus status, String error, String fault) {
            super(error, null, false, false);
            this.status = status;
            this.error = error;
            this.fault = fault;
        }
    }
}
