package org.npcs.repository.client.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Builds trust and keys from stores, for networks with their own authority or with mutual TLS. */
public final class Tls {

    private Tls() {}

    /** Returns a context that trusts the authorities of this store (PKCS#12 or JKS) only. */
    public static SSLContext trusting(Path truststore, char[] password) {
        return context(load(truststore, password), null, null);
    }

    /**
     * Returns a context that trusts a store and shows a certificate of its own.
     *
     * @param truststore authorities, or null for those of the Java installation
     * @param keystore the client's certificate and key; its password also opens the key
     */
    public static SSLContext mutual(
            @Nullable Path truststore, char @Nullable [] trustPassword, Path keystore, char[] keyPassword) {
        KeyStore trust =
                truststore == null ? null : load(truststore, trustPassword == null ? new char[0] : trustPassword);
        return context(trust, load(keystore, keyPassword), keyPassword);
    }

    private static SSLContext context(@Nullable KeyStore trust, @Nullable KeyStore keys, char @Nullable [] password) {
        try {
            TrustManager[] trustManagers = null;
            if (trust != null) {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(trust);
                trustManagers = factory.getTrustManagers();
            }
            KeyManager[] keyManagers = null;
            if (keys != null) {
                KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(keys, password);
                keyManagers = factory.getKeyManagers();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers, trustManagers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key or trust store is not usable", e);
        }
    }

    private static KeyStore load(Path store, char[] password) {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(in, password);
            return loaded;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key or trust store is not readable", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
