package org.chamicore.auth.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chamicore.auth.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;

/** Checks tokens of the site's providers: signature by the published keys, issuer, times, and that they were meant for us. */
@Component
public class ForeignTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final long FRESH_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long REFRESH_TIMEOUT_MILLIS = 10_000;
    private static final long INTERVAL_MILLIS = 5000;

    /** Whom a provider vouches for. */
    public record Vouched(IdentityProvider provider, String subject, List<Role> roles, Instant endsAt) {

        public Vouched {
            roles = List.copyOf(roles);
        }
    }

    private final ProviderRepository providers;
    private final Outside outside;
    private final Map<String, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

    ForeignTokens(ProviderRepository providers, Outside outside) {
        this.providers = providers;
        this.outside = outside;
    }

    /**
     * Who holds a token; empty where it is not good.
     *
     * @throws AuthenticationServiceException while the provider's keys cannot be fetched
     */
    public Optional<Vouched> check(String token) {
        try {
            String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
            Optional<IdentityProvider> provider =
                    issuer == null ? Optional.empty() : providers.findEnabledByIssuer(issuer);
            return provider.isEmpty() ? Optional.empty() : vouched(provider.get(), token);
        } catch (KeySourceException away) {
            throw new AuthenticationServiceException("the provider's keys cannot be fetched", away);
        } catch (ParseException | BadJOSEException | JOSEException | MalformedURLException notGood) {
            return Optional.empty();
        }
    }

    private Optional<Vouched> vouched(IdentityProvider provider, String token)
            throws BadJOSEException, JOSEException, ParseException, MalformedURLException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier((type, context) -> {}); // providers name their access tokens as they like
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(provider)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // looked at below
        JWTClaimsSet claims = processor.process(token, null);
        Instant now = Instant.now();
        Object subject = claims.getClaim(provider.mapping().subjectClaim());
        if (!isTimely(claims, now)
                || !isMeantForUs(claims, provider.audience())
                || !(subject instanceof String name)
                || !name.matches("[^\\s\\p{Cntrl}]{1,128}")) {
            return Optional.empty();
        }
        return Optional.of(new Vouched(
                provider,
                provider.name() + ":" + name,
                roles(claims.getClaim(provider.mapping().groupsClaim()), provider),
                claims.getExpirationTime().toInstant()));
    }

    private JWKSource<SecurityContext> keys(IdentityProvider provider) throws MalformedURLException {
        JWKSource<SecurityContext> known = keys.get(provider.jwksUri());
        if (known != null) {
            return known;
        }
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                        URI.create(provider.jwksUri()).toURL(), outside)
                .cache(FRESH_MILLIS, REFRESH_TIMEOUT_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(INTERVAL_MILLIS)
                .outageTolerant(Duration.ofDays(1).toMillis())
                .build();
        return Objects.requireNonNullElse(keys.putIfAbsent(provider.jwksUri(), source), source);
    }

    private static boolean isTimely(JWTClaimsSet claims, Instant now) {
        return claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now)
                && (claims.getNotBeforeTime() == null
                        || !claims.getNotBeforeTime().toInstant().isAfter(now.plus(SKEW)))
                && (claims.getIssueTime() == null
                        || !claims.getIssueTime().toInstant().isAfter(now.plus(SKEW)));
    }

    private static boolean isMeantForUs(JWTClaimsSet claims, String audience) {
        return claims.getAudience().contains(audience) || audience.equals(claims.getClaim("azp"));
    }

    private static List<Role> roles(@Nullable Object groups, IdentityProvider provider) {
        Collection<?> all = groups instanceof Collection<?> list ? list : List.of();
        return all.stream()
                .map(group -> provider.mapping().groupRoles().get(String.valueOf(group)))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
