package org.chamicore.auth.token;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Tells the authorization server for whom the token is, where that is not the client itself. */
final class HolderAuthentication extends AbstractAuthenticationToken {

    private final Holder holder;

    HolderAuthentication(Holder holder) {
        super(List.of());
        this.holder = holder;
        setAuthenticated(true);
    }

    Holder holder() {
        return holder;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return holder.subject();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
