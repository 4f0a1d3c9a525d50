package org.chamicore.web.security;

import java.util.Optional;
import java.util.function.Supplier;
import org.chamicore.web.security.AuthProperties.Mode;
import org.chamicore.web.security.Callers.Caller;
import org.chamicore.web.security.RouteTable.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Holds a request against the table. A path that the table does not know is let pass, to be told 404 or 405. */
class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Logger log = LoggerFactory.getLogger(RouteAuthorization.class);

    /** Where a refusal finds the scope that was missing. */
    static final String MISSING_SCOPE = RouteAuthorization.class.getName() + ".scope";

    /** Where it finds the policy that had a say. */
    static final String POLICY = RouteAuthorization.class.getName() + ".policy";

    private final Routes routes;
    private final Mode mode;
    private final Supplier<Policy> policy;

    RouteAuthorization(Routes routes, Mode mode, Supplier<Policy> policy) {
        this.routes = routes;
        this.mode = mode;
        this.policy = policy;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        Optional<String> scope = routes.find(context.getRequest()).flatMap(Row::scope);
        if (scope.isEmpty()) {
            return new AuthorizationDecision(true);
        }
        Optional<Caller> caller = Callers.of(authentication.get());
        if (caller.filter(known -> known.scopes().contains(scope.get())).isPresent()) {
            return new AuthorizationDecision(true);
        }
        String version = policy.get().name();
        context.getRequest().setAttribute(MISSING_SCOPE, scope.get());
        context.getRequest().setAttribute(POLICY, version);
        if (mode == Mode.SHADOW) {
            log.warn(
                    "Would refuse {} {}: needs scope {} (policy {})",
                    context.getRequest().getMethod(),
                    context.getRequest().getRequestURI(),
                    scope.get(),
                    version);
            return new AuthorizationDecision(true);
        }
        caller.ifPresent(known -> log.info(
                "Refused {} {} to {} with roles {}: needs scope {} (policy {})",
                context.getRequest().getMethod(),
                context.getRequest().getRequestURI(),
                known.subject(),
                known.roles(),
                scope.get(),
                version));
        return new AuthorizationDecision(false);
    }
}
