package org.chamicore.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class SecretHashTest {

    private final PasswordEncoder hashes = new SecretConfiguration().passwordEncoder();

    @Test
    void matchesTheSecretAndNoOther() {
        String hash = hashes.encode("a secret");

        assertThat(hash).startsWith("{sha256}").doesNotContain("a secret");
        assertThat(hashes.matches("a secret", hash)).isTrue();
        assertThat(hashes.matches("A secret", hash)).isFalse();
        assertThat(hashes.matches("", hash)).isFalse();
    }

    @Test
    void sameSecretHasAnotherHashEachTime() {
        assertThat(hashes.encode("a secret")).isNotEqualTo(hashes.encode("a secret"));
    }

    @Test
    void nothingMatchesAHashThatIsNone() {
        assertThat(hashes.matches("a secret", "{sha256}nonsense")).isFalse();
        assertThat(hashes.matches("a secret", null)).isFalse();
        assertThat(new SecretHash().matches(null, "x.y")).isFalse();
    }

    @Test
    void generatedSecretsHaveMoreThan128Bits() {
        assertThat(ClientSecret.generate().value()).hasSize(43);
        assertThat(ClientSecret.generate()).isNotEqualTo(ClientSecret.generate());
    }

    @Test
    void shortSecretsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientSecret("x".repeat(21)));
    }

    @Test
    void secretIsInNoText() {
        ClientSecret secret = ClientSecret.generate();

        assertThat(secret.toString()).doesNotContain(secret.value());
        assertThat(new AccountsFile.Entry(new ClientId("a"), secret, List.of()).toString())
                .doesNotContain(secret.value());
    }
}
