package org.npcs.repository.client.internal.token;

import java.net.URI;
import java.util.Set;
import org.npcs.repository.client.error.UsageException;

/** Judges addresses to which secrets or data are sent. */
public final class Addresses {

    // java.net.URI keeps the brackets of IPv6.
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Addresses() {}

    /**
     * Returns the address when it is HTTPS, or plain HTTP to this machine.
     *
     * @throws UsageException when it is not; nothing confidential ever leaves this machine in the clear
     */
    public static URI safe(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("an address is not well-formed");
        }
        String host = address.getHost();
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        boolean local = "http".equalsIgnoreCase(address.getScheme()) && host != null && THIS_MACHINE.contains(host);
        if (host == null || !(https || local) || address.getRawUserInfo() != null) {
            throw new UsageException("an address must be https, or http to this machine, and hold no login");
        }
        return address;
    }
}
