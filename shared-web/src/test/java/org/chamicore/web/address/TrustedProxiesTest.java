package org.chamicore.web.address;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TrustedProxiesTest {

    private static final String PROXY = "192.0.2.1";

    @Nested
    class ForwardedFor {

        @Test
        void peerIsTheCallerWhereNoProxyIsTrusted() {
            assertThat(caller(trusting(), "10.0.0.5", "10.0.0.17")).isEqualTo("10.0.0.5");
        }

        @Test
        void headerOfAnUntrustedPeerCountsForNothing() {
            assertThat(caller(trusting(PROXY), "10.0.0.5", "10.0.0.17")).isEqualTo("10.0.0.5");
        }

        @Test
        void otherForwardingHeadersCountForNothingEvenFromTrustedProxies() {
            MockHttpServletRequest request = request(PROXY);
            request.addHeader("X-Real-IP", "10.0.0.17");
            request.addHeader("True-Client-IP", "10.0.0.17");
            request.addHeader("X-Client-IP", "10.0.0.17");
            request.addHeader("Forwarded", "for=10.0.0.17");

            assertThat(seen(trusting(PROXY), request).getRemoteAddr()).isEqualTo(PROXY);
        }

        @Test
        void trustedProxySpeaksForItsClient() {
            assertThat(caller(trusting("192.0.2.0/24"), PROXY, "10.0.0.17")).isEqualTo("10.0.0.17");
        }

        @Test
        void whatTheClientItselfWroteBeforeTheProxyCountsForNothing() {
            assertThat(caller(trusting(PROXY), PROXY, "10.0.0.99, 10.0.0.17")).isEqualTo("10.0.0.17");
            assertThat(caller(trusting(PROXY), PROXY, "10.0.0.99", "10.0.0.17")).isEqualTo("10.0.0.17");
            assertThat(caller(trusting(PROXY), PROXY, "10.0.0.99, 192.0.2.1, 10.0.0.17"))
                    .isEqualTo("10.0.0.17");
        }

        @Test
        void severalTrustedProxiesAreSeenThrough() {
            assertThat(caller(trusting(PROXY, "192.0.2.2"), PROXY, "10.0.0.99, 10.0.0.17,192.0.2.2"))
                    .isEqualTo("10.0.0.17");
        }

        @Test
        void trustedProxyThatAsksForItselfIsTheCaller() {
            assertThat(caller(trusting(PROXY), PROXY)).isEqualTo(PROXY);
        }

        @ParameterizedTest
        @CsvSource({"'10.0.0.17, unknown'", "''", "'10.0.0.17,'", "localhost", "10.0.0.17:x", "'10.0.0.17, [10.0.0.18'"
        })
        void nobodyIsTheCallerWhereTheHopThatCountsIsNoAddress(String header) {
            assertThat(caller(trusting(PROXY), PROXY, header)).isEqualTo(CallerFilter.NOBODY);
        }

        @ParameterizedTest
        @CsvSource({
            "::1,           0:0:0:0:0:0:0:1,   [FD00:0:0::17],     fd00:0:0:0:0:0:0:17",
            "::1,           ::1,               [fd00::17]:4711,    fd00:0:0:0:0:0:0:17",
            "10.0.0.1,      ::ffff:10.0.0.1,   ::ffff:10.0.0.17,   10.0.0.17",
            "::ffff:10.0.0.0/120, 10.0.0.1,    10.0.1.17:4711,     10.0.1.17",
            "fd00::/8,      fd00::1,           'fe80::17%eth0',    fe80:0:0:0:0:0:0:17",
        })
        void addressIsOneInAnySpelling(String trusted, String peer, String header, String caller) {
            assertThat(caller(trusting(trusted), peer, header)).isEqualTo(caller);
        }

        private static String caller(TrustedProxies proxies, String peer, String... lines) {
            MockHttpServletRequest request = request(peer);
            Stream.of(lines).forEach(line -> request.addHeader("X-Forwarded-For", line));
            return seen(proxies, request).getRemoteAddr();
        }

        private static TrustedProxies trusting(String... networks) {
            return TrustedProxiesTest.trusting(ForwardedHeader.X_FORWARDED_FOR, networks);
        }
    }

    @Nested
    class Forwarded {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\'',
                value = {
                    "for=10.0.0.17 | 10.0.0.17",
                    "For=10.0.0.99, FOR=10.0.0.17;proto=http;by=203.0.113.43 | 10.0.0.17",
                    "for=10.0.0.17:4711 | 10.0.0.17",
                    "for=\"10.0.0.17:4711\" | 10.0.0.17",
                    "proto=http; for=\"[fd00::17]:4711\" | fd00:0:0:0:0:0:0:17",
                    "for=10.0.0.17, for=192.0.2.1 | 10.0.0.17",
                    "for=10.0.0.99,for=10.0.0.17 , for=\"192.0.2.1\" | 10.0.0.17"
                })
        void lastHopThatIsNoTrustedProxyIsTheCaller(String header, String caller) {
            assertThat(caller(header)).isEqualTo(caller);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\'',
                value = {
                    "for=10.0.0.99, for=unknown",
                    "for=10.0.0.99, for=_hidden",
                    "for=10.0.0.99, proto=http",
                    "for=10.0.0.99,",
                    "''",
                    "nonsense",
                    "for=10.0.0.99;x=\", for=10.0.0.17",
                    "for=10.0.0.99;x=\", for=\"[fd00::17]\"",
                    "for=10.0.0.99;x=\", for=\"[fd00::17]\";proto=http",
                    "for=10.0.0.99;x=\"\\, for=\"[fd00::17]\";y=\"\"",
                    "for = 10.0.0.99",
                })
        void nobodyIsTheCallerWhereTheHopCannotBeReadOrAQuoteSwallowsIt(String header) {
            assertThat(caller(header)).isEqualTo(CallerFilter.NOBODY);
        }

        @Test
        void forwardedForCountsForNothing() {
            MockHttpServletRequest request = request(PROXY);
            request.addHeader("X-Forwarded-For", "10.0.0.99");
            assertThat(seen(trusting(ForwardedHeader.FORWARDED, PROXY), request).getRemoteAddr())
                    .isEqualTo(PROXY);
        }

        @Test
        void longHeaderIsRead() {
            assertThat(caller("for=10.0.0.99,".repeat(20_000) + "for=10.0.0.17"))
                    .isEqualTo("10.0.0.17");
            assertThat(caller("x=\"" + "a".repeat(200_000) + "\";for=10.0.0.17"))
                    .isEqualTo("10.0.0.17");
        }

        private static String caller(String header) {
            MockHttpServletRequest request = request(PROXY);
            request.addHeader("Forwarded", header);
            return seen(trusting(ForwardedHeader.FORWARDED, PROXY), request).getRemoteAddr();
        }
    }

    @Nested
    class Scheme {

        @ParameterizedTest
        @CsvSource({
            "192.0.2.1, X_FORWARDED_FOR, X-Forwarded-Proto, https, gateway, https, 443",
            "192.0.2.1, X_FORWARDED_FOR, X-Forwarded-Proto, HTTPS, gateway:8443, https, 8443",
            "192.0.2.1, X_FORWARDED_FOR, X-Forwarded-Proto, gopher, gateway, http, 80",
            "192.0.2.1, X_FORWARDED_FOR, X-Forwarded-Proto, 'http, https', '[fd00::1]', https, 443",
            "192.0.2.1, FORWARDED, Forwarded, for=10.0.0.17;proto=https, gateway, https, 443",
            "192.0.2.1, FORWARDED, X-Forwarded-Proto, https, gateway, http, 80",
            "10.0.0.5, X_FORWARDED_FOR, X-Forwarded-Proto, https, gateway, http, 80"
        })
        void isWhatATrustedProxySays(
                String peer, ForwardedHeader kind, String name, String value, String host, String scheme, int port) {
            MockHttpServletRequest request = request(peer);
            request.addHeader("Host", host);
            request.setServerPort(host.endsWith(":8443") ? 8443 : 80);
            request.addHeader(name, value);

            HttpServletRequest seen = seen(trusting(kind, PROXY), request);

            assertThat(seen.getScheme()).isEqualTo(scheme);
            assertThat(seen.isSecure()).isEqualTo(scheme.equals("https"));
            assertThat(seen.getServerPort()).isEqualTo(port);
        }
    }

    private static HttpServletRequest seen(TrustedProxies proxies, HttpServletRequest request) {
        try {
            MockFilterChain chain = new MockFilterChain();
            new CallerFilter(proxies).doFilter(request, new MockHttpServletResponse(), chain);
            return (HttpServletRequest) chain.getRequest();
        } catch (IOException | ServletException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MockHttpServletRequest request(String peer) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        return request;
    }

    private static TrustedProxies trusting(ForwardedHeader header, String... networks) {
        return new TrustedProxies(Stream.of(networks).map(Network::valueOf).toList(), header);
    }
}
