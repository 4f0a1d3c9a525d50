package org.chamicore.auth.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chamicore.auth.page.LoginCookie;
import org.chamicore.auth.user.BrowserLogin;
import org.chamicore.auth.user.Logins;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Who has signed in with a browser, by its cookie, and when. */
@Component
class BrowserLogins implements SecurityContextRepository {

    /** So that who is sent to sign in again is not sent once more when coming back. */
    private static final Duration JUST_NOW = Duration.ofSeconds(30);

    private final Logins logins;
    private final LoginCookie cookie;

    BrowserLogins(Logins logins, LoginCookie cookie) {
        this.logins = logins;
        this.cookie = cookie;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the interface still has it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return find(holder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        Supplier<SecurityContext> found = () -> find(request);
        return new Found(found);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // Signing in is what writes.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookie.read(request).isPresent();
    }

    private SecurityContext find(HttpServletRequest request) {
        if (Prompts.wantSignIn(request)) {
            return new SecurityContextImpl();
        }
        return cookie.read(request)
                .flatMap(logins::find)
                .filter(login -> isRecent(login, request.getParameter("max_age")))
                .map(login -> new SecurityContextImpl(authentication(login)))
                .orElseGet(SecurityContextImpl::new);
    }

    /** Whether the password was typed within the seconds that the application allows; right after typing it always was. */
    private static boolean isRecent(BrowserLogin login, @Nullable String maxAge) {
        if (maxAge == null || !maxAge.matches("[0-9]{1,9}")) {
            return true;
        }
        Duration allowed = Duration.ofSeconds(Math.max(Long.parseLong(maxAge), JUST_NOW.toSeconds()));
        return login.since().plus(allowed).isAfter(Instant.now());
    }

    private static Authentication authentication(BrowserLogin login) {
        var user = UsernamePasswordAuthenticationToken.authenticated(
                login.username(), null, List.of(new SimpleGrantedAuthority("ROLE_USER")));
        user.setDetails(login.since());
        return user;
    }

    /** Looks the browser up once, when somebody asks. */
    private static final class Found implements DeferredSecurityContext {

        private final AtomicReference<SecurityContext> context = new AtomicReference<>();
        private final Supplier<SecurityContext> find;

        Found(Supplier<SecurityContext> find) {
            this.find = find;
        }

        @Override
        public SecurityContext get() {
            return context.updateAndGet(known -> known == null ? find.get() : known);
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
