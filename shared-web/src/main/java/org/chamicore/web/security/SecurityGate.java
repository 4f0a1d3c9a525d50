package org.chamicore.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Stands before Spring Security's filters and lets past them who asks for an open route: booting nodes ask by the thousand, and
 * even where no filter of it has anything to do, the way through costs a tenth of an answer.
 */
class SecurityGate extends DelegatingFilterProxy {

    private final Predicate<HttpServletRequest> open;

    SecurityGate(String securityFilter, WebApplicationContext context, Predicate<HttpServletRequest> open) {
        super(securityFilter, context);
        this.open = open;
    }

    /** The filters are made when the first request needs them, when all else is there. */
    @Override
    protected void initFilterBean() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request instanceof HttpServletRequest http && isPlain(http.getRequestURI()) && open.test(http)) {
            chain.doFilter(request, response);
        } else {
            super.doFilter(request, response, chain);
        }
    }

    /** Anything else in a path is for the firewall to judge. */
    private static boolean isPlain(String path) {
        for (int at = 0; at < path.length(); at++) {
            char letter = path.charAt(at);
            boolean usual = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '-'
                    || letter == '_'
                    || letter == ':'
                    || (letter == '.' && path.charAt(at - 1) != '.' && path.charAt(at - 1) != '/')
                    || (letter == '/' && (at == 0 || path.charAt(at - 1) != '/'));
            if (!usual) {
                return false;
            }
        }
        return true;
    }
}
