package org.npcs.repository.client;

import org.npcs.repository.client.internal.MembershipOperations;
import org.npcs.repository.client.internal.PublicKeys;
import org.npcs.repository.client.model.ClientKey;
import org.npcs.repository.client.model.ClientKeyList;
import org.npcs.repository.client.model.ClientKeyRecord;
import org.npcs.repository.client.model.ClientKeySet;
import org.npcs.repository.client.page.Pages;

/**
 * The keys by which one client proves itself at the issuer. A rotation has no gap: publish the next key, let the programs change
 * over, and retire the old one.
 *
 * <pre>{@code
 * ClientKeys keys = client.membership().keys("cedar-nightly");
 * keys.publish("cedar-2027", pair.getPublic());
 * // the nightly job signs with the new key from here on
 * keys.retire("cedar-2026");
 * }</pre>
 */
public final class ClientKeys {

    private final Calls calls;
    private final String clientId;

    ClientKeys(Calls calls, String clientId) {
        this.calls = calls;
        this.clientId = clientId;
    }

    /** Returns every key that was ever published, in that order. */
    public Pages<ClientKeyRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns every key that was ever published, in that order. */
    public Pages<ClientKeyRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(MembershipOperations.LIST_CLIENT_KEYS, options).path("clientId", clientId),
                "ClientKeyList",
                ClientKeyList::fromJson,
                ClientKeyList::items,
                ClientKeyList::nextCursor);
    }

    /** Returns a key with its state now. */
    public ClientKeyRecord get(String keyId) {
        return get(keyId, CallOptions.NONE);
    }

    /** Returns a key with its state now. */
    public ClientKeyRecord get(String keyId, CallOptions options) {
        Call call = named(MembershipOperations.GET_CLIENT_KEY, keyId, options);
        return calls.call(call, "ClientKeyRecord", ClientKeyRecord::fromJson);
    }

    /**
     * Publishes a public key that may sign from now on. Nothing of the private one is needed here.
     *
     * @param keyId identifier under which programs sign, as {@code kid}
     * @param key an RSA key of 2048 bits or more, or one on the curve P-256 or P-384
     * @throws IllegalArgumentException when the key is of another kind
     */
    public ClientKeyRecord publish(String keyId, java.security.PublicKey key) {
        return publish(keyId, key, CallOptions.NONE);
    }

    /** The same with options. */
    public ClientKeyRecord publish(String keyId, java.security.PublicKey key, CallOptions options) {
        return put(keyId, ClientKey.builder().publicKey(PublicKeys.jwk(key)).build(), options);
    }

    /** Publishes a key with its days, or changes the days of one; the key itself never changes. */
    public ClientKeyRecord put(String keyId, ClientKey key) {
        return put(keyId, key, CallOptions.NONE);
    }

    /** Publishes a key with its days, or changes the days of one; the key itself never changes. */
    public ClientKeyRecord put(String keyId, ClientKey key, CallOptions options) {
        Call call = named(MembershipOperations.PUT_CLIENT_KEY, keyId, options).body(key.toJson());
        return calls.call(call, "ClientKeyRecord", ClientKeyRecord::fromJson);
    }

    /** Retires a key at once: its successor is in use. */
    public ClientKeyRecord retire(String keyId) {
        return retire(keyId, CallOptions.NONE);
    }

    /** Retires a key at once: its successor is in use. */
    public ClientKeyRecord retire(String keyId, CallOptions options) {
        return step(keyId, "retired", options);
    }

    /** Revokes a key at once: somebody else may have it. */
    public ClientKeyRecord revoke(String keyId) {
        return revoke(keyId, CallOptions.NONE);
    }

    /** Revokes a key at once: somebody else may have it. */
    public ClientKeyRecord revoke(String keyId, CallOptions options) {
        return step(keyId, "revoked", options);
    }

    /** Returns the keys that may sign now, as the issuer reads them. */
    public ClientKeySet keySet() {
        return keySet(CallOptions.NONE);
    }

    /** Returns the keys that may sign now, as the issuer reads them. */
    public ClientKeySet keySet(CallOptions options) {
        Call call = new Call(MembershipOperations.GET_CLIENT_KEY_SET, options).path("clientId", clientId);
        return calls.call(call, "ClientKeySet", ClientKeySet::fromJson);
    }

    private ClientKeyRecord step(String keyId, String to, CallOptions options) {
        Call call = named(MembershipOperations.TRANSITION_CLIENT_KEY, keyId, options.withoutReason())
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "ClientKeyRecord", ClientKeyRecord::fromJson);
    }

    private Call named(org.npcs.repository.client.internal.Operation operation, String keyId, CallOptions options) {
        return new Call(operation, options).path("clientId", clientId).path("keyId", keyId);
    }
}
