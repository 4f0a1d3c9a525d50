package org.chamicore.cloudinit.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes off the public prefix that some gateways leave on, and a node's token, so that each route exists once. It comes before everything that
 * looks at a path, the check of tokens first of all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PublicPrefixFilter extends HttpFilter {

    private static final String PREFIX = "/cloud-init";

    /** What nodes ask for whose cloud-init (up to 22.x) does not add the slash that their seed address lacks. */
    private static final Set<String> GLUED_ON = Set.of("meta-data", "user-data", "vendor-data", "network-config");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        HttpServletRequest here = hasPrefix(path) ? without(request, path.substring(PREFIX.length())) : request;
        chain.doFilter(TokenPath.without(here), response);
    }

    /** In any case, as the gateways that take it off themselves have it. */
    private static boolean hasPrefix(String path) {
        return path.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private static HttpServletRequest without(HttpServletRequest request, String rest) {
        if (rest.startsWith("/")) {
            String decoded = request.getServletPath();
            return new RequestAt(
                    request,
                    rest,
                    hasPrefix(decoded) && decoded.startsWith("/", PREFIX.length())
                            ? decoded.substring(PREFIX.length())
                            : rest);
        }
        String path = "/" + rest;
        return rest.isEmpty() || GLUED_ON.contains(rest) ? new RequestAt(request, path, path) : request;
    }
}
