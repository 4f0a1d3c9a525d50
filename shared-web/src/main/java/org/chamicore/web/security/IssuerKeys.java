package org.chamicore.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's published keys. One that is not known is asked for at once, though not more often than {@link Followed} allows;
 * while the issuer is away those known stay good.
 */
class IssuerKeys implements JWKSource<SecurityContext> {

    private final Followed<JWKSet> published;

    IssuerKeys(Followed<JWKSet> published) {
        this.published = published;
    }

    static Followed<JWKSet> follow(URI address, NeighbourCalls calls) {
        if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("chamicore.auth.jwks-url is not an address: " + address);
        }
        return new Followed<>(address, IssuerKeys::read, null, calls);
    }

    /** Once keys are known, one that is not among them after it was asked for does not exist. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        JWKSet known = published
                .valueOrAsk()
                .orElseThrow(() -> new KeySourceException("the issuer's keys could never be fetched"));
        List<JWK> found = selector.select(known);
        if (!found.isEmpty()) {
            return found;
        }
        published.askOnDemand();
        return selector.select(published.value().orElse(known));
    }

    private static JWKSet read(String text) {
        try {
            Map<String, Object>[] keys = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(text), "keys");
            if (keys == null) {
                throw new IllegalArgumentException("it holds no keys");
            }
            return new JWKSet(
                    Arrays.stream(keys).flatMap(IssuerKeys::understood).toList());
        } catch (ParseException nonsense) {
            throw new IllegalArgumentException("it holds no keys", nonsense);
        }
    }

    /** One of a kind that is not known here is passed over (RFC 7517, section 5): the others are as good as ever. */
    private static Stream<JWK> understood(Map<String, Object> key) {
        try {
            return Stream.of(JWK.parse(key));
        } catch (ParseException unknown) {
            return Stream.empty();
        }
    }
}
