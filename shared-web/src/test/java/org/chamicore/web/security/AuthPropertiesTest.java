package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.chamicore.web.security.AuthProperties.Mode;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuthPropertiesTest {

    @Test
    void haveDefaultsThatEnforce() {
        AuthProperties auth = bind(Map.of());
        assertThat(auth).isEqualTo(new AuthProperties(Mode.ENFORCE, "http://localhost:3333", null, null, null, null));
        assertThat(auth.keys()).isEqualTo(URI.create("http://localhost:3333/.well-known/jwks.json"));
        assertThat(auth.tokens()).isEqualTo(URI.create("http://localhost:3333/oauth2/token"));
    }

    @Test
    void takeEveryValue() {
        AuthProperties auth = bind(Map.of(
                "chamicore.auth.mode", "shadow",
                "chamicore.auth.issuer", "https://auth.example.org/",
                "chamicore.auth.jwks-url", "https://keys.example.org/jwks",
                "chamicore.auth.token-url", "https://auth.example.org/token",
                "chamicore.auth.client-id", "boot",
                "chamicore.auth.client-secret-file", "/run/secrets/boot"));
        assertThat(auth)
                .isEqualTo(new AuthProperties(
                        Mode.SHADOW,
                        "https://auth.example.org/",
                        URI.create("https://keys.example.org/jwks"),
                        URI.create("https://auth.example.org/token"),
                        "boot",
                        Path.of("/run/secrets/boot")));
    }

    @Test
    void findTheAddressesUnderAnIssuerThatEndsInASlash() {
        AuthProperties auth = bind(Map.of("chamicore.auth.issuer", "https://auth.example.org/"));
        assertThat(auth.keys()).isEqualTo(URI.create("https://auth.example.org/.well-known/jwks.json"));
        assertThat(auth.tokens()).isEqualTo(URI.create("https://auth.example.org/oauth2/token"));
    }

    private static AuthProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chamicore.auth", AuthProperties.class);
    }
}
