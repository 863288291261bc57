package org.npcs.repository.server.security;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.List;

/** Finds the address of an issuer's keys in its metadata (RFC 8414; OpenID Connect Discovery). */
final class IssuerMetadata {

    private IssuerMetadata() {}

    /**
     * The address of the keys.
     *
     * @throws IOException when none of the usual places answers with metadata of this very issuer
     */
    static URL keySet(String issuer, ResourceRetriever retriever) throws IOException {
        var failure = new IOException("the issuer shows no metadata");
        for (URL place : places(issuer)) {
            try {
                var metadata =
                        JSONObjectUtils.parse(retriever.retrieveResource(place).getContent());
                // The metadata of another issuer would bring in its keys.
                if (issuer.equals(metadata.get("issuer"))) {
                    return URI.create(String.valueOf(metadata.get("jwks_uri"))).toURL();
                }
            } catch (IOException | ParseException | IllegalArgumentException absent) {
                failure.addSuppressed(absent);
            }
        }
        throw failure;
    }

    private static List<URL> places(String issuer) throws MalformedURLException {
        var address = URI.create(issuer);
        var path = address.getRawPath() == null ? "" : address.getRawPath().replaceAll("/$", "");
        var root = issuer.substring(
                0,
                issuer.length()
                        - (address.getRawPath() == null
                                ? 0
                                : address.getRawPath().length()));
        return List.of(
                URI.create(root + path + "/.well-known/openid-configuration").toURL(),
                URI.create(root + "/.well-known/openid-configuration" + path).toURL(),
                URI.create(root + "/.well-known/oauth-authorization-server" + path)
                        .toURL());
    }
}
