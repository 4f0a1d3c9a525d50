package org.chamicore.auth.key;

import org.chamicore.auth.AuthProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    KeySeal keySeal(AuthProperties properties) {
        return new KeySeal(EncryptionKey.read(properties));
    }

    @Bean
    SigningKeys signingKeys(SigningKeyService service) {
        return service.readOrCreate();
    }
}
