package org.npcs.repository.client.network;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How the client reaches the network. Immutable; each {@code with…} method returns a changed copy. All deadlines are on
 * from the start: a call never hangs for ever.
 */
public final class NetworkSettings {

    /** Connect within 10 seconds, attempt within 30, call within 120; no proxy; trust of the Java installation. */
    public static final NetworkSettings DEFAULT = new NetworkSettings(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(120), 64 << 20, null, null, null);

    private final Duration connectTimeout;
    private final Duration attemptTimeout;
    private final Duration callTimeout;
    private final int maxAnswerBytes;
    private final @Nullable InetSocketAddress proxy;
    private final @Nullable ProxyLogin proxyLogin;
    private final @Nullable SSLContext tls;

    private NetworkSettings(
            Duration connectTimeout,
            Duration attemptTimeout,
            Duration callTimeout,
            int maxAnswerBytes,
            @Nullable InetSocketAddress proxy,
            @Nullable ProxyLogin proxyLogin,
            @Nullable SSLContext tls) {
        this.connectTimeout = positive(connectTimeout);
        this.attemptTimeout = positive(attemptTimeout);
        this.callTimeout = positive(callTimeout);
        this.maxAnswerBytes = maxAnswerBytes;
        this.proxy = proxy;
        this.proxyLogin = proxyLogin;
        this.tls = tls;
    }

    private static Duration positive(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout is longer than zero");
        }
        return timeout;
    }

    /** Returns a copy with another limit for opening a connection. */
    public NetworkSettings withConnectTimeout(Duration limit) {
        return new NetworkSettings(limit, attemptTimeout, callTimeout, maxAnswerBytes, proxy, proxyLogin, tls);
    }

    /** Returns a copy with another limit for one sending, from its start to the last byte of the answer. */
    public NetworkSettings withAttemptTimeout(Duration limit) {
        return new NetworkSettings(connectTimeout, limit, callTimeout, maxAnswerBytes, proxy, proxyLogin, tls);
    }

    /** Returns a copy with another limit for a call as a whole, waits and repetitions included. */
    public NetworkSettings withCallTimeout(Duration limit) {
        return new NetworkSettings(connectTimeout, attemptTimeout, limit, maxAnswerBytes, proxy, proxyLogin, tls);
    }

    /** Returns a copy that gives up on an answer with more bytes than this; 64 MiB from the start. */
    public NetworkSettings withMaxAnswerBytes(int bytes) {
        return new NetworkSettings(connectTimeout, attemptTimeout, callTimeout, bytes, proxy, proxyLogin, tls);
    }

    /** Returns a copy that goes through an HTTP proxy. */
    public NetworkSettings withProxy(String host, int port) {
        InetSocketAddress address = InetSocketAddress.createUnresolved(host, port);
        return new NetworkSettings(
                connectTimeout, attemptTimeout, callTimeout, maxAnswerBytes, address, proxyLogin, tls);
    }

    /**
     * Returns a copy that logs in to the proxy. Java refuses the Basic scheme for HTTPS through a proxy unless it is started
     * with {@code -Djdk.http.auth.tunneling.disabledSchemes=} (empty).
     */
    public NetworkSettings withProxyLogin(String user, char[] password) {
        ProxyLogin login = new ProxyLogin(user, password.clone());
        return new NetworkSettings(connectTimeout, attemptTimeout, callTimeout, maxAnswerBytes, proxy, login, tls);
    }

    /** Returns a copy with its own trust and keys; see {@link Tls}. Host names are always checked. */
    public NetworkSettings withTls(SSLContext context) {
        return new NetworkSettings(
                connectTimeout, attemptTimeout, callTimeout, maxAnswerBytes, proxy, proxyLogin, context);
    }

    /** Returns the limit for opening a connection. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Returns the limit for one sending. */
    public Duration attemptTimeout() {
        return attemptTimeout;
    }

    /** Returns the limit for a call as a whole. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** Returns most bytes of an answer. */
    public int maxAnswerBytes() {
        return maxAnswerBytes;
    }

    /** Returns the proxy, its name not yet resolved. */
    public Optional<InetSocketAddress> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** Returns the login at the proxy. */
    public Optional<ProxyLogin> proxyLogin() {
        return Optional.ofNullable(proxyLogin);
    }

    /** Returns trust and keys, where they are not those of the Java installation. */
    public Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }

    @Override
    public String toString() {
        return "NetworkSettings connect=" + connectTimeout + " attempt=" + attemptTimeout + " call=" + callTimeout
                + " proxy=" + (proxy != null) + " tls=" + (tls != null);
    }
}
