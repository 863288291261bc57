package org.npcs.repository.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.network.NetworkSettings;

/** Opens the way to the service by hand, step by step, so that each fault can be told from the others. */
final class WireProbe {

    private final URI base;
    private final NetworkSettings network;
    private final boolean https;
    private final String host;
    private final int port;
    private @Nullable Socket socket;

    WireProbe(URI base, NetworkSettings network) {
        this.base = base;
        this.network = network;
        https = "https".equals(base.getScheme());
        host = network.proxy().map(InetSocketAddress::getHostString).orElse(base.getHost());
        port = network.proxy().map(InetSocketAddress::getPort).orElse(servicePort());
    }

    private int servicePort() {
        return base.getPort() > 0 ? base.getPort() : https ? 443 : 80;
    }

    String resolve() {
        try {
            InetAddress.getByName(bare(host));
            return "The name " + host + " is known.";
        } catch (UnknownHostException e) {
            throw new Diagnosis(
                    "The name " + host + " is not known to this machine.",
                    network.proxy().isPresent()
                            ? "Check the name of the proxy."
                            : "Check the address, or set the proxy of your network.");
        }
    }

    String connect() {
        Socket opened = new Socket();
        socket = opened;
        try {
            opened.connect(new InetSocketAddress(bare(host), port), (int)
                    network.connectTimeout().toMillis());
            opened.setSoTimeout((int) network.connectTimeout().toMillis());
            return "Port " + port + " of " + host + " accepts connections.";
        } catch (IOException e) {
            throw new Diagnosis(
                    "Port " + port + " of " + host + " accepts no connection.",
                    "Ask your network team to allow it, or set the proxy of your network.");
        }
    }

    String tunnel() {
        if (!https) {
            return "Calls go through the proxy without a tunnel.";
        }
        String target = base.getHost() + ':' + servicePort();
        String answer;
        try {
            Socket open = open();
            String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n";
            open.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            answer = head(open.getInputStream());
        } catch (IOException e) {
            throw new Diagnosis("The proxy does not answer like a proxy.", "Check host and port of the proxy.");
        }
        if (answer.matches("HTTP/1[.][01] 407.*")) {
            if (network.proxyLogin().isPresent()) {
                // The probe does not log in: the client does, and its answer decides in the step after next.
                close();
                return "The proxy wants a login, and one is set.";
            }
            throw new Diagnosis("The proxy wants a login (407).", "Set withProxyLogin(user, password).");
        }
        if (!answer.matches("HTTP/1[.][01] 2[0-9][0-9].*")) {
            throw new Diagnosis(
                    "The proxy refuses the way to " + target + ".", "Ask your network team to allow this host.");
        }
        return "The proxy opens the way to " + target + ".";
    }

    String handshake() {
        Socket open = socket;
        if (open == null || open.isClosed()) {
            return "Left to the client, which logs in to the proxy.";
        }
        return new TlsProbe(base.getHost(), servicePort(), network, this::reopen).examine(open);
    }

    private Socket reopen() {
        close();
        connect();
        if (network.proxy().isPresent()) {
            tunnel();
        }
        return open();
    }

    private Socket open() {
        Socket open = socket;
        if (open == null) {
            throw new IllegalStateException();
        }
        return open;
    }

    void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Nothing was sent over it that could be lost.
            socket = null;
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 8192 && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException();
            }
            head.append((char) next);
        }
        return head.substring(0, Math.max(0, head.indexOf("\r\n")));
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
