package org.chamicore.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/** The keys in use: the first signs, all are published. */
public record SigningKeys(List<SigningKey> published) {

    public SigningKeys {
        published = List.copyOf(published);
    }

    public SigningKey current() {
        return published.getFirst();
    }

    /** The public parts alone. */
    public JWKSet publicSet() {
        return new JWKSet(published.stream().<JWK>map(SigningKey::publicJwk).toList());
    }
}
