package org.npcs.repository.server.security;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/** A range of IPv4 or IPv6 addresses in the notation of RFC 4632 and RFC 4291. */
public final class AddressRange {

    private final byte[] first;
    private final int free;

    private AddressRange(byte[] first, int free) {
        this.first = first;
        this.free = free;
    }

    /** The range that a text such as {@code 192.0.2.0/24} names; empty when it names none. No name is ever looked up. */
    public static Optional<AddressRange> of(String text) {
        int slash = text.indexOf('/');
        var first = slash < 0 ? null : NetUtil.createByteArrayFromIpAddressString(text.substring(0, slash));
        if (first == null || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int free = first.length * Byte.SIZE - Integer.parseInt(text.substring(slash + 1));
        return free < 0 ? Optional.empty() : Optional.of(new AddressRange(first, free));
    }

    /** Whether an address lies within. */
    boolean holds(InetAddress address) {
        var other = address.getAddress();
        return other.length == first.length
                && new BigInteger(1, other).shiftRight(free).equals(new BigInteger(1, first).shiftRight(free));
    }
}
