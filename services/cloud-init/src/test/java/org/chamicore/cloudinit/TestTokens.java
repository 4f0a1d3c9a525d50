package org.chamicore.cloudinit;

import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Takes a token for what it says: {@code Bearer cloudinit.read} holds that scope. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    @Bean
    JwtDecoder tokensThatAreTheirScope() {
        return token -> Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject("tester")
                .claim("scope", token)
                .expiresAt(Instant.now().plusSeconds(60))
                .build();
    }
}
