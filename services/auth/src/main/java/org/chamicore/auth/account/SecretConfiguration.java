package org.chamicore.auth.account;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

    /** Each hash names its method, so that another can take over without every secret being changed. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new EitherSecret(new DelegatingPasswordEncoder("sha256", Map.of("sha256", new SecretHash())));
    }
}
