package org.chamicore.cloudinit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.node.IpAddress;
import org.chamicore.cloudinit.node.Network;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CallerAddressTest {

    @Test
    void peerIsTheCallerWhereNoProxyIsTrusted() {
        assertThat(caller(callers(), "10.0.0.5", "10.0.0.17")).isEqualTo(address("10.0.0.5"));
    }

    @Test
    void headerOfAnUntrustedPeerCountsForNothing() {
        assertThat(caller(callers("192.0.2.1"), "10.0.0.5", "10.0.0.17")).isEqualTo(address("10.0.0.5"));
    }

    @Test
    void otherForwardingHeadersCountForNothingEvenFromTrustedProxies() {
        MockHttpServletRequest request = request("192.0.2.1");
        request.addHeader("X-Real-IP", "10.0.0.17");
        request.addHeader("True-Client-IP", "10.0.0.17");
        request.addHeader("Forwarded", "for=10.0.0.17");

        assertThat(callers("192.0.2.1").of(request)).isEqualTo(address("192.0.2.1"));
    }

    @Test
    void trustedProxySpeaksForItsClient() {
        assertThat(caller(callers("192.0.2.0/24"), "192.0.2.1", "10.0.0.17")).isEqualTo(address("10.0.0.17"));
    }

    @Test
    void whatTheClientItselfWroteBeforeTheProxyCountsForNothing() {
        assertThat(caller(callers("192.0.2.1"), "192.0.2.1", "10.0.0.99, 10.0.0.17"))
                .isEqualTo(address("10.0.0.17"));
        assertThat(caller(callers("192.0.2.1"), "192.0.2.1", "10.0.0.99", "10.0.0.17"))
                .isEqualTo(address("10.0.0.17"));
    }

    @Test
    void severalTrustedProxiesAreSeenThrough() {
        assertThat(caller(callers("192.0.2.1", "192.0.2.2"), "192.0.2.1", "10.0.0.99, 10.0.0.17,192.0.2.2"))
                .isEqualTo(address("10.0.0.17"));
    }

    @Test
    void trustedProxyThatAsksForItselfIsTheCaller() {
        assertThat(caller(callers("192.0.2.1"), "192.0.2.1")).isEqualTo(address("192.0.2.1"));
    }

    @Test
    void nobodyIsTheCallerWhereTheHopThatCountsIsNoAddress() {
        assertThat(caller(callers("192.0.2.1"), "192.0.2.1", "10.0.0.17, unknown"))
                .isEmpty();
        assertThat(caller(callers("192.0.2.1"), "192.0.2.1", "")).isEmpty();
    }

    @Test
    void ipv6IsOneAddressInAnySpelling() {
        assertThat(caller(callers("::1"), "0:0:0:0:0:0:0:1", "[FD00:0:0::17]")).isEqualTo(address("fd00::17"));
        assertThat(caller(callers("10.0.0.1"), "::ffff:10.0.0.1", "::ffff:10.0.0.17"))
                .isEqualTo(address("10.0.0.17"));
        assertThat(caller(callers(), "fe80:0:0:0:0:0:0:17%eth0")).isEqualTo(address("fe80::17"));
    }

    private static Optional<InetAddress> caller(CallerAddress callers, String peer, String... forwarded) {
        MockHttpServletRequest request = request(peer);
        Stream.of(forwarded).forEach(line -> request.addHeader("X-Forwarded-For", line));
        return callers.of(request);
    }

    private static MockHttpServletRequest request(String peer) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        return request;
    }

    private static CallerAddress callers(String... trusted) {
        return new CallerAddress(new CloudInitProperties(
                Stream.of(trusted).map(Network::valueOf).toList(),
                "",
                Duration.ofSeconds(5),
                Duration.ofMinutes(15),
                true));
    }

    private static Optional<InetAddress> address(String text) {
        return IpAddress.parse(text);
    }
}
