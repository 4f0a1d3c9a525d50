package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private long keys = 1;
    private final Watch watch = new Watch();
    private final RememberedTokens tokens = new RememberedTokens(this::check, watch, () -> keys);
    private Duration life = Duration.ofHours(1);

    @Test
    void areCheckedOnceAMinute() {
        Jwt token = tokens.decode("a");
        watch.now = BEGIN.plusSeconds(59);
        assertThat(tokens.decode("a")).isSameAs(token);
        watch.now = BEGIN.plusSeconds(60);
        tokens.decode("a");
        tokens.decode("b");
        assertThat(asked).containsExactly("a", "a", "b");
    }

    @Test
    void areCheckedAgainWhenTheyEnd() {
        life = Duration.ofSeconds(10);
        tokens.decode("a");
        watch.now = BEGIN.plusSeconds(10);
        tokens.decode("a");
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void areCheckedAgainWhenTheKeysAreOthers() {
        tokens.decode("a");
        keys++;
        tokens.decode("a");
        tokens.decode("a");
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void areCheckedEveryTimeWhenTheyAreBad() {
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThat(asked).containsExactly("bad", "bad");
    }

    @Test
    void areForgottenWhenThereAreTooMany() {
        for (int each = 0; each <= 1000; each++) {
            tokens.decode("token-" + each);
        }
        asked.clear();
        tokens.decode("token-1000");
        tokens.decode("token-0");
        assertThat(asked).containsExactly("token-0");
    }

    private Jwt check(String text) {
        asked.add(text);
        if (text.equals("bad")) {
            throw new BadJwtException("bad");
        }
        return Jwt.withTokenValue(text)
                .header("alg", "RS256")
                .subject("tester")
                .expiresAt(watch.now.plus(life))
                .build();
    }

    /** Shows the time that it is set to. */
    private static final class Watch extends Clock {

        private Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
