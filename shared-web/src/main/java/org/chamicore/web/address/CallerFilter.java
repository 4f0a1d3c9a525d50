package org.chamicore.web.address;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.http.HttpHeaders;

/**
 * Lets everything behind it see the caller for whom a trusted proxy asks as the one who asks: {@code getRemoteAddr()} is that
 * address, or {@link #NOBODY} where the proxy names none.
 */
public class CallerFilter extends HttpFilter {

    /** What is said for an address that nobody can have. */
    public static final String NOBODY = "unknown";

    private final TrustedProxies proxies;

    public CallerFilter(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(proxies.isPeerTrusted(request) ? new Forwarded(request, proxies) : request, response);
    }

    private static final class Forwarded extends HttpServletRequestWrapper {

        private static final int HTTP = 80;
        private static final int HTTPS = 443;

        private final String caller;
        private final String scheme;

        Forwarded(HttpServletRequest request, TrustedProxies proxies) {
            super(request);
            caller = proxies.caller(request).map(InetAddress::getHostAddress).orElse(NOBODY);
            scheme = proxies.scheme(request).orElseGet(request::getScheme);
        }

        @Override
        public String getRemoteAddr() {
            return caller;
        }

        @Override
        public String getRemoteHost() {
            return caller;
        }

        @Override
        public String getScheme() {
            return scheme;
        }

        @Override
        public boolean isSecure() {
            return scheme.equals("https");
        }

        /** Where the proxy's caller named no port, it is the usual one of how that one asked, not of how the proxy asks. */
        @Override
        public int getServerPort() {
            String host = getHeader(HttpHeaders.HOST);
            boolean portNamed = host == null || host.matches(".*:[0-9]+");
            return portNamed ? super.getServerPort() : isSecure() ? HTTPS : HTTP;
        }
    }
}
