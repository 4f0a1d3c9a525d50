package org.chamicore.auth.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.auth.provider.ForeignTokens;
import org.chamicore.auth.provider.ForeignTokens.Vouched;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.session.Kind;
import org.chamicore.auth.session.Session;
import org.chamicore.auth.session.Session.Owner;
import org.chamicore.auth.shape.TokenShape;
import org.chamicore.auth.token.AccessTokens;
import org.chamicore.auth.token.Holder;
import org.chamicore.auth.token.Holder.Proof;
import org.chamicore.auth.token.OwnTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Service;

/** Gives our tokens for those of providers, and narrower ones for our own; never more, and never for longer. */
@Service
class Exchange {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final ForeignTokens foreign;
    private final OwnTokens own;
    private final AccessTokens tokens;
    private final AuditLog audit;

    Exchange(ForeignTokens foreign, OwnTokens own, AccessTokens tokens, AuditLog audit) {
        this.foreign = foreign;
        this.own = own;
        this.tokens = tokens;
        this.audit = audit;
    }

    /**
     * A token in place of another.
     *
     * @param scopes empty: all that can be had
     * @param audience the services for which it is to count; empty: all
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException where it is refused
     */
    Jwt exchange(String subjectToken, String clientId, Set<String> scopes, Set<String> audience) {
        Subject subject = own.read(subjectToken)
                .map(this::ours)
                .or(() -> foreign.check(subjectToken).map(this::theirs))
                .orElseThrow(() -> {
                    audit.record(AuditEvent.refused(AuditType.TOKEN, clientId, "a subject token that is not good"));
                    return ExchangeRefusal.NOT_GOOD.exception();
                });
        return tokens.issue(subject.holder(), clientId, narrowed(subject.had(), scopes, audience), subject.endsAt());
    }

    /** @param had the most that a token in its place may carry */
    private record Subject(Holder holder, List<Scope> had, Instant endsAt) {}

    /** What it carries and the policy still grants; it says which of that stands and falls with which roles. */
    private Subject ours(Map<String, Object> claims) {
        List<Scope> carried = scopes(claims.get("scope"));
        List<Role> roles = texts(claims.getOrDefault("scope_roles", claims.get("roles"))).stream()
                .map(Role::parse)
                .toList();
        Grants grants = new Grants(roles, roles.isEmpty() ? carried : scopes(claims.get("scope_direct")));
        List<Scope> had =
                tokens.scopes(grants).stream().filter(carried::contains).toList();
        TokenShape shape = claims.containsKey("session_exp") ? TokenShape.OPENCHAMI : TokenShape.STANDARD;
        String name = String.valueOf(claims.get("sub"));
        Instant endsAt = (Instant) claims.getOrDefault("exp", Instant.EPOCH);
        // What is made of a session's token is called back with the session.
        Session session = claims.get("sid") instanceof String sid
                ? new Session(
                        UUID.fromString(sid),
                        new Owner(String.valueOf(claims.get("client_id")), name, Kind.USER),
                        List.of(),
                        List.of(),
                        endsAt)
                : null;
        return new Subject(new Holder(name, grants, shape, Proof.TOKEN_EXCHANGE, session), had, endsAt);
    }

    private Subject theirs(Vouched vouched) {
        if (vouched.roles().isEmpty()) {
            audit.record(AuditEvent.refused(AuditType.TOKEN, vouched.subject(), "no group has a role"));
            throw ExchangeRefusal.NO_ROLE.exception();
        }
        Holder holder = new Holder(
                vouched.subject(),
                new Grants(vouched.roles(), List.of()),
                vouched.provider().mapping().tokenShape(),
                Proof.TOKEN_EXCHANGE,
                null);
        Instant latest = Instant.now().plus(LONGEST);
        return new Subject(
                holder, tokens.scopes(holder.grants()), vouched.endsAt().isBefore(latest) ? vouched.endsAt() : latest);
    }

    private static Set<Scope> narrowed(List<Scope> had, Set<String> scopes, Set<String> audience) {
        Set<Scope> granted = EnumSet.noneOf(Scope.class);
        had.stream()
                .filter(scope -> scopes.isEmpty() || scopes.contains(scope.text()))
                .filter(scope -> audience.isEmpty()
                        || Scope.audiences(Set.of(scope)).stream().anyMatch(audience::contains))
                .forEach(granted::add);
        Set<String> known = Set.copyOf(Scope.audiences(List.of(Scope.values())));
        if (!known.containsAll(audience)) {
            throw ExchangeRefusal.NOBODY_THERE.exception();
        }
        List<String> all = granted.stream().map(Scope::text).toList();
        if (granted.isEmpty() || (!scopes.isEmpty() && !all.containsAll(scopes))) {
            throw ExchangeRefusal.BEYOND.exception();
        }
        return granted;
    }

    private static List<Scope> scopes(@Nullable Object claim) {
        return texts(claim).stream().map(Scope::parse).toList();
    }

    private static Collection<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case String text -> text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
            case Collection<?> list -> list.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
