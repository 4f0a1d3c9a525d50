package org.chamicore.auth.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.chamicore.auth.security.TokenRequestForm.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses token requests that are wrong in form before anything looks at the credentials, and all while the database is away. */
class TokenRequestFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(TokenRequestFilter.class);

    private final TokenRefusals refusals;

    TokenRequestFilter(TokenRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            refusals.write(response, HttpStatus.METHOD_NOT_ALLOWED, invalid("A token is asked for with POST"));
            return;
        }
        Optional<Fault> fault = TokenRequestForm.check(request);
        if (fault.isPresent()) {
            refusals.write(response, fault.get().status(), fault.get().error());
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException away) {
            log.warn("No token, for the database is away or busy: {}", away.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            refusals.write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    new OAuth2Error(
                            OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "The database is away or busy; try again", null));
        } catch (RuntimeException defect) {
            refusals.fail(response, defect);
        }
    }

    private static OAuth2Error invalid(String description) {
        return new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, description, null);
    }
}
