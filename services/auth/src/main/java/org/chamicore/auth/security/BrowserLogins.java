package org.chamicore.auth.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chamicore.auth.page.LoginCookie;
import org.chamicore.auth.user.Logins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Who has signed in with a browser, by its cookie. */
@Component
class BrowserLogins implements SecurityContextRepository {

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
        return cookie.read(request)
                .flatMap(logins::find)
                .map(user -> new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        user, null, List.of(new SimpleGrantedAuthority("ROLE_USER")))))
                .orElseGet(SecurityContextImpl::new);
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
