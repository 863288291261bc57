package org.npcs.repository.client;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.token.CachedTokens;
import org.npcs.repository.client.internal.transport.ClientTime;
import org.npcs.repository.client.internal.transport.Transport;
import org.npcs.repository.client.network.NetworkSettings;

/** What all copies of a client have in common: connections, token, cache, clock. Safe for many threads. */
final class Shared {

    private final URI base;
    private final String userAgent;
    private final NetworkSettings network;
    private final Transport transport;
    private final @Nullable CachedTokens tokens;
    private final ClientTime time;
    private final EtagCache cache = new EtagCache();
    private volatile @Nullable String jurisdiction;

    Shared(
            URI base,
            String userAgent,
            NetworkSettings network,
            Transport transport,
            @Nullable CachedTokens tokens,
            ClientTime time,
            @Nullable String jurisdiction) {
        this.base = base;
        this.userAgent = userAgent;
        this.network = network;
        this.transport = transport;
        this.tokens = tokens;
        this.time = time;
        this.jurisdiction = jurisdiction;
    }

    URI base() {
        return base;
    }

    String userAgent() {
        return userAgent;
    }

    NetworkSettings network() {
        return network;
    }

    Transport transport() {
        return transport;
    }

    @Nullable
    CachedTokens tokens() {
        return tokens;
    }

    ClientTime time() {
        return time;
    }

    EtagCache cache() {
        return cache;
    }

    /** Asked once: the jurisdiction of a client never changes while it runs. */
    String jurisdiction(Supplier<String> ask) {
        String known = jurisdiction;
        if (known == null) {
            known = ask.get();
            jurisdiction = known;
        }
        return known;
    }
}
