package org.chamicore.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private final SigningKey key = SigningKey.generate();

    @Test
    void isStrongEnough() {
        assertThat(key.privateKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
    }

    @Test
    void isTheSameAfterEncodingAndDecoding() throws Exception {
        assertThat(SigningKey.decode(key.encoded())).isEqualTo(key);
    }

    @Test
    void publishesNoPrivatePart() {
        assertThat(key.publicJwk().isPrivate()).isFalse();
        assertThat(key.toString()).isEqualTo(key.kid());
    }
}
