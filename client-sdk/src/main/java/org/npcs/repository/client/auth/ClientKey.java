package org.npcs.repository.client.auth;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Objects;

/** A client with a key of its own. */
public final class ClientKey implements Credentials {

    private final String clientId;
    private final String keyId;
    private final PrivateKey key;

    ClientKey(String clientId, String keyId, PrivateKey key) {
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.keyId = Objects.requireNonNull(keyId, "keyId");
        this.key = Objects.requireNonNull(key, "key");
        boolean fits = key instanceof RSAPrivateKey
                || key instanceof ECPrivateKey curve
                        && curve.getParams().getCurve().getField().getFieldSize() == 384;
        if (!fits) {
            throw new IllegalArgumentException("the key is neither RSA nor on the curve P-384");
        }
    }

    /** Returns the identifier at the issuer. */
    public String clientId() {
        return clientId;
    }

    /** Returns the identifier of the key at the issuer. */
    public String keyId() {
        return keyId;
    }

    /** Returns the key. */
    public PrivateKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "ClientKey of " + clientId;
    }
}
