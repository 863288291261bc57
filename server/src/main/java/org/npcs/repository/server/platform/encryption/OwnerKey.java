package org.npcs.repository.server.platform.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/** The keyset of an owner, unwrapped. It wraps the keys of records; it leaves this package only wrapped. */
final class OwnerKey {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final String owner;
    private final int version;
    private final KeysetHandle keys;
    private final Aead aead;

    private OwnerKey(String owner, int version, KeysetHandle keys) throws GeneralSecurityException {
        this.owner = owner;
        this.version = version;
        this.keys = keys;
        this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A new keyset. */
    static OwnerKey fresh(String owner) throws GeneralSecurityException {
        return new OwnerKey(
                owner, 1, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
    }

    /** A keyset as it was unwrapped. */
    static OwnerKey of(String owner, int version, byte[] keyset) throws GeneralSecurityException {
        return new OwnerKey(
                owner,
                version,
                TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));
    }

    /** The keyset with a further key, which wraps nothing yet. */
    OwnerKey announced() throws GeneralSecurityException {
        var next = KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build();
        return new OwnerKey(owner, version, next);
    }

    /** The keyset with its latest key in the first place; what the former ones wrapped stays readable. */
    OwnerKey promoted() throws GeneralSecurityException {
        var next = KeysetHandle.newBuilder(keys);
        next.getAt(next.size() - 1).makePrimary();
        return new OwnerKey(owner, version + 1, next.build());
    }

    /** The keyset without its former keys. */
    OwnerKey settled() throws GeneralSecurityException {
        var next = KeysetHandle.newBuilder(keys);
        for (int i = next.size() - 1; i >= 0; i--) {
            if (!next.getAt(i).isPrimary()) {
                next.deleteAt(i);
            }
        }
        return new OwnerKey(owner, version, next.build());
    }

    /** The keyset for the key service. */
    byte[] bytes() throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    }

    /** Number of the first key; it grows with each rotation. */
    int version() {
        return version;
    }

    /** Wraps the key of a record. */
    String wrap(UUID record, byte[] key) throws GeneralSecurityException {
        return version + ":" + Base64.getEncoder().encodeToString(aead.encrypt(key, bound(record)));
    }

    /** Unwraps the key of a record. */
    byte[] unwrap(UUID record, String wrapped) throws GeneralSecurityException {
        return aead.decrypt(Base64.getDecoder().decode(wrapped.substring(wrapped.indexOf(':') + 1)), bound(record));
    }

    private byte[] bound(UUID record) {
        return (owner + '/' + record).getBytes(StandardCharsets.UTF_8);
    }
}
