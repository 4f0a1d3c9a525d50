package org.chamicore.auth.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes down whom the token endpoint refused, and with which code of RFC 6749. */
class RefusalRecords extends OncePerRequestFilter {

    private final AuditLog audit;

    RefusalRecords(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(TokenRefusals.CODE) instanceof String code) {
            String client = ThrottleFilter.clientId(request).orElse("(no client id)");
            audit.record(AuditEvent.refused(AuditType.TOKEN, client, code));
        }
    }
}
