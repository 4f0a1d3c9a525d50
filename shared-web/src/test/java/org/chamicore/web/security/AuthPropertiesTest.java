package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.chamicore.web.security.AuthProperties.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuthPropertiesTest {

    @Test
    void haveDefaultsThatEnforce() {
        AuthProperties auth = bind(Map.of());
        assertThat(auth)
                .isEqualTo(new AuthProperties(
                        Mode.ENFORCE, "http://localhost:3333", null, Duration.ofSeconds(3), null, null, null));
        assertThat(auth.keys()).isEqualTo(URI.create("http://localhost:3333/.well-known/jwks.json"));
        assertThat(auth.revocations()).isEqualTo(URI.create("http://localhost:3333/auth/v1/revocations"));
        assertThat(auth.policy()).isEqualTo(URI.create("http://localhost:3333/auth/v1/policy"));
        assertThat(auth.tokens()).isEqualTo(URI.create("http://localhost:3333/oauth2/token"));
    }

    @Test
    void takeEveryValue() {
        AuthProperties auth = bind(Map.of(
                "chamicore.auth.mode", "shadow",
                "chamicore.auth.issuer", "https://auth.example.org/",
                "chamicore.auth.jwks-url", "https://keys.example.org/jwks",
                "chamicore.auth.poll-interval", "1s",
                "chamicore.auth.token-url", "https://auth.example.org/token",
                "chamicore.auth.client-id", "boot",
                "chamicore.auth.client-secret-file", "/run/secrets/boot"));
        assertThat(auth)
                .isEqualTo(new AuthProperties(
                        Mode.SHADOW,
                        "https://auth.example.org/",
                        URI.create("https://keys.example.org/jwks"),
                        Duration.ofSeconds(1),
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

    @Test
    void findListAndPolicyWhereTheKeysAre() {
        AuthProperties inside = bind(Map.of(
                "chamicore.auth.issuer",
                "https://public.example.org",
                "chamicore.auth.jwks-url",
                "http://auth:3333/.well-known/jwks.json"));
        assertThat(inside.revocations()).isEqualTo(URI.create("http://auth:3333/auth/v1/revocations"));
        AuthProperties elsewhere = bind(Map.of("chamicore.auth.jwks-url", "https://keys.example.org/jwks"));
        assertThat(elsewhere.policy()).isEqualTo(URI.create("http://localhost:3333/auth/v1/policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999ms", "6s", "-1s"})
    void refuseAnIntervalThatBreaksThePromise(String interval) {
        assertThatThrownBy(() -> bind(Map.of("chamicore.auth.poll-interval", interval)))
                .hasRootCauseMessage("chamicore.auth.poll-interval must be from 1s to 5s");
    }

    private static AuthProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("chamicore.auth", AuthProperties.class);
    }
}
