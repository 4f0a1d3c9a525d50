package org.chamicore.auth.key;

import org.chamicore.auth.AuthProperties;
import org.chamicore.db.seal.Seal;
import org.chamicore.db.seal.SealKey;
import org.chamicore.db.settings.SettingRefusedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    private static final String KEY_FILE = "CHAMICORE_AUTH_ENCRYPTION_KEY_FILE";

    @Bean
    Seal keySeal(AuthProperties properties) {
        return new Seal(
                "chamicore auth signing keys 1",
                new SealKey(KEY_FILE)
                        .read(properties.encryptionKey(), properties.encryptionKeyFile())
                        .orElseThrow(() -> new SettingRefusedException(
                                "%s is not set: name a file with at least %d random characters, which 'openssl rand -base64 32' makes, and keep it beside the backups"
                                        .formatted(KEY_FILE, SealKey.LEAST_CHARACTERS))));
    }

    @Bean
    SigningKeys signingKeys(SigningKeyService service) {
        return service.readOrCreate();
    }
}
