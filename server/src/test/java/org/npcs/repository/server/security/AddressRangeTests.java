package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTests {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.7/24, 192.0.2.255, true",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "128.0.0.0/1, 127.255.255.255, false",
        "2001:db8:40::/48, 2001:db8:40:ffff::1, true",
        "2001:db8:40::/48, 2001:db8:41::1, false",
        "192.0.2.0/24, ::ffff:192.0.2.9, true",
    })
    void aRangeHoldsWhatSharesItsLeadingBits(String range, String address, boolean held) {
        assertThat(holds(range, InetSocketAddress.createUnresolved(address, 80)))
                .isEqualTo(held);
        assertThat(holds(range, new InetSocketAddress(address, 80))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "/24",
                "::/129",
                "localhost/8",
                "192.0.2/24",
                "192.0.2.256/24",
                "a.example/24",
                "",
                "1/1",
                "192.0.2.0/24/24",
                ":::/8",
                "192.0.2.0/ 24"
            })
    void whatIsNoRangeIsNone(String text) {
        assertThat(AddressRange.of(text)).isEmpty();
    }

    @Test
    void whatIsNoAddressIsNone() {
        assertThat(AnalystCallers.address(null)).isNull();
        assertThat(AnalystCallers.address(InetSocketAddress.createUnresolved("unknown", 80)))
                .isNull();
    }

    private static boolean holds(String range, InetSocketAddress remote) {
        return AddressRange.of(range).orElseThrow().holds(Objects.requireNonNull(AnalystCallers.address(remote)));
    }
}
