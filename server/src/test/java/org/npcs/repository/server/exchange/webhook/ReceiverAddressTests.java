package org.npcs.repository.server.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which receivers may be called, in whatever way their address is written. */
class ReceiverAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://jobs.agency.example/x",
                "ftp://jobs.agency.example/x",
                "//jobs.agency.example/x",
                "https://user@jobs.agency.example/x",
                "https://user:secret@jobs.agency.example/x",
                "https://jobs.agency.example/x#part",
                "https://jobs.agency.example:0/x",
                "https://127.0.0.1/x",
                "https://127.1/x",
                "https://2130706433/x",
                "https://0x7f000001/x",
                "https://0x7f.0.0.1/x",
                "https://0177.0.0.1/x",
                "https://017700000001/x",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://[::ffff:7f00:1]/x",
                "https://[fe80::1%25eth0]/x",
                "https://[2606:4700::1111]/x",
                "https://8.8.8.8/x",
                "https://①②⑦.⓪.⓪.①/x",
                "https://ⓛocalhost/x",
                "https://localhost/x",
                "https://localhost./x",
                "https://app.localhost/x",
                "https://metadata.google.internal/x",
                "https://printer.local/x",
                "https://intranet/x",
                "https://agency.example.1/x",
                "https://jobs.agency.example\\@127.0.0.1/x",
                "https://jobs.agency.example /x",
                "https:///x",
                "https:jobs.agency.example",
                "jobs.agency.example",
                ""
            })
    void whatIsNotAPublicReceiverIsRefused(String address) {
        assertThat(ReceiverAddress.of(address, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://jobs.agency.example",
                "https://JOBS.agency.example/a/b?c=d",
                "https://jobs.agency.example:8443/x",
                "https://xn--bcher-kva.example/x",
                "https://a1.b-2.example/x"
            })
    void theNameOfAPublicHostPasses(String address) {
        assertThat(ReceiverAddress.of(address, false))
                .hasValueSatisfying(receiver -> assertThat(receiver.secure()).isTrue());
    }

    @Test
    void pathAndQueryAreKeptAsTheyAre() {
        var receiver = ReceiverAddress.of("https://jobs.agency.example/a%2Fb?c=%20d", false)
                .orElseThrow();

        assertThat(receiver.target()).isEqualTo("/a%2Fb?c=%20d");
        assertThat(receiver.port()).isEqualTo(443);
        assertThat(ReceiverAddress.of("https://jobs.agency.example?x", false)
                        .orElseThrow()
                        .target())
                .isEqualTo("/?x");
    }

    @Test
    void aSandboxMayCallItsOwnMachineAndNoOther() {
        assertThat(ReceiverAddress.of("http://127.0.0.1:9000/x", true)).isPresent();
        assertThat(ReceiverAddress.of("http://[::1]:9000/x", true)).isPresent();
        assertThat(ReceiverAddress.of("http://127.0.0.2:9000/x", true)).isEmpty();
        assertThat(ReceiverAddress.of("http://10.0.0.1/x", true)).isEmpty();
        assertThat(ReceiverAddress.of("http://jobs.agency.example/x", true)).isEmpty();
        assertThat(ReceiverAddress.of("ftp://127.0.0.1/x", true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.0.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1"
            })
    void addressesOfOtherNetworksAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicNetwork.holds(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.1",
                "100.128.0.1",
                "193.0.0.1",
                "2606:4700::1111",
                "2a00::1"
            })
    void otherAddressesArePublic(String address) throws UnknownHostException {
        assertThat(PublicNetwork.holds(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNameThatLeadsToThisMachineIsRefusedWhenItIsLookedUp() {
        // As after a rebinding: the name passed before, and now leads elsewhere.
        var rebound = new ReceiverAddress(true, "LOCALHOST", 443, "/");

        assertThatThrownBy(rebound::lookUp).isInstanceOf(ReceiverAddress.NotPublicException.class);
    }
}
