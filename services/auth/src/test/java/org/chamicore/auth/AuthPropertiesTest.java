package org.chamicore.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

class AuthPropertiesTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new AuthProperties("http://localhost:3333", null, null, null));
    }

    @Test
    void everyPropertyIsRead() {
        assertThat(bind(Map.of(
                        "auth.issuer", "https://auth.example.org/a",
                        "auth.encryption-key", "k",
                        "auth.encryption-key-file", "/run/key",
                        "auth.accounts-file", "/run/accounts.json")))
                .isEqualTo(new AuthProperties("https://auth.example.org/a", "k", "/run/key", "/run/accounts.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "auth", "ftp://h", "http://h/", "http://h?x", "http://h#x"})
    void issuerIsAnAddressThatOthersCanBeBuiltFrom(String issuer) {
        assertThatThrownBy(() -> bind(Map.of("auth.issuer", issuer))).isInstanceOf(BindException.class);
    }

    @Test
    void keyIsInNoText() {
        assertThat(new AuthProperties("http://h", "hidden", null, null).toString())
                .doesNotContain("hidden");
    }

    private static AuthProperties bind(Map<String, String> values) {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            return new Binder(new MapConfigurationPropertySource(values))
                    .bindOrCreate(
                            "auth",
                            Bindable.of(AuthProperties.class),
                            new ValidationBindHandler(new SpringValidatorAdapter(validators.getValidator())));
        }
    }
}
