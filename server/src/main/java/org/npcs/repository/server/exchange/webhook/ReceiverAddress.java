package org.npcs.repository.server.exchange.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address of a receiver, taken apart strictly: https, the name of a host, and nothing beside port, path and query. Numbers
 * instead of a name are refused in every notation, since a name of the public network ends with letters.
 *
 * @param secure whether TLS protects the way
 * @param host name of the host, in lower case
 * @param port port of the host
 * @param target path and query
 */
record ReceiverAddress(boolean secure, String host, int port, String target) {

    private static final Pattern PUBLIC_NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> CLOSED_ENDINGS = Set.of(
            "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion", "alt");

    /** Reads an address; empty when it is not one of a public receiver. */
    static Optional<ReceiverAddress> of(String text, boolean permitLoopback) {
        try {
            var uri = new URI(text);
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(java.util.Locale.ROOT);
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || uri.getPort() == 0 || host.isEmpty()) {
                return Optional.empty();
            }
            var secure = "https".equalsIgnoreCase(uri.getScheme());
            var here = permitLoopback && THIS_MACHINE.contains(host);
            var ending = host.substring(host.lastIndexOf('.') + 1);
            var open = host.length() <= 253 && PUBLIC_NAME.matcher(host).matches() && !CLOSED_ENDINGS.contains(ending);
            if (!here && !(secure && open) || !secure && !"http".equalsIgnoreCase(uri.getScheme())) {
                return Optional.empty();
            }
            var port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.of(new ReceiverAddress(secure, host, port, path + query));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Looks the host up. The address that was judged is the address that is called: nothing looks the name up again.
     *
     * @throws UnknownHostException when the name is not known
     * @throws NotPublicException when any address of the host is not public
     */
    InetSocketAddress lookUp() throws UnknownHostException {
        var found = InetAddress.getAllByName(host);
        if (!THIS_MACHINE.contains(host) && !Arrays.stream(found).allMatch(PublicNetwork::holds)) {
            throw new NotPublicException();
        }
        return new InetSocketAddress(InetAddress.getByAddress(host, found[0].getAddress()), port);
    }

    /** An address of the host lies in a network that is not public. */
    static final class NotPublicException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
