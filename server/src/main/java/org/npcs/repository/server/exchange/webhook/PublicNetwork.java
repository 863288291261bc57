package org.npcs.repository.server.exchange.webhook;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Which addresses belong to the public network: those that no special-purpose registry of IANA (RFC 6890) names. */
final class PublicNetwork {

    private static final List<IpSubnetFilterRule> NOT_PUBLIC = List.of(
            net("0.0.0.0", 8),
            net("10.0.0.0", 8),
            net("100.64.0.0", 10),
            net("127.0.0.0", 8),
            net("169.254.0.0", 16),
            net("172.16.0.0", 12),
            net("192.0.0.0", 24),
            net("192.0.2.0", 24),
            net("192.31.196.0", 24),
            net("192.52.193.0", 24),
            net("192.88.99.0", 24),
            net("192.168.0.0", 16),
            net("192.175.48.0", 24),
            net("198.18.0.0", 15),
            net("198.51.100.0", 24),
            net("203.0.113.0", 24),
            // Multicast, and what is reserved above it.
            net("224.0.0.0", 3),
            // Protocol assignments (Teredo among them), documentation, 6to4, segment routing.
            net("2001::", 23),
            net("2001:db8::", 32),
            net("2002::", 16),
            net("2620:4f:8000::", 48),
            net("3fff::", 20));

    /** The only part of IPv6 that is given out to be reached by everybody. */
    private static final IpSubnetFilterRule GLOBAL_UNICAST = net("2000::", 3);

    private PublicNetwork() {}

    static boolean holds(InetAddress address) {
        var place = new InetSocketAddress(address, 0);
        return (address instanceof Inet4Address || GLOBAL_UNICAST.matches(place))
                && NOT_PUBLIC.stream().noneMatch(net -> net.matches(place));
    }

    private static IpSubnetFilterRule net(String address, int prefix) {
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.REJECT);
    }
}
