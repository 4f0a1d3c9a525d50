package org.chamicore.auth.key;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.seal.Seal;
import org.chamicore.db.settings.SettingRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads the signing keys, and makes the first one. */
@Service
class SigningKeyService {

    private static final Logger log = LoggerFactory.getLogger(SigningKeyService.class);

    private final SigningKeyRepository repository;
    private final Seal seal;
    private final ChangeLog changes;
    private final JsonMapper json;

    SigningKeyService(SigningKeyRepository repository, Seal seal, ChangeLog changes, JsonMapper json) {
        this.repository = repository;
        this.seal = seal;
        this.changes = changes;
        this.json = json;
    }

    /**
     * The keys of this installation. Instances that start together on an empty schema end with one and the same.
     *
     * @throws SettingRefusedException when they were sealed with another encryption key
     */
    @Transactional
    SigningKeys readOrCreate() {
        repository.lock();
        List<SealedKey> sealed = repository.findPublished();
        return new SigningKeys(
                sealed.isEmpty()
                        ? List.of(create())
                        : sealed.stream().map(this::open).toList());
    }

    private SigningKey create() {
        SigningKey key = SigningKey.generate();
        repository.insert(new SealedKey(key.kid(), seal.seal(key.encoded(), key.kid())));
        changes.append(Change.created(
                "signing_key",
                key.kid(),
                json.valueToTree(Map.of("kid", key.kid(), "algorithm", SigningKey.ALGORITHM.getName()))));
        log.info("Signing key {} made", key.kid());
        return key;
    }

    private SigningKey open(SealedKey sealed) {
        try {
            return SigningKey.decode(seal.open(sealed.sealed(), sealed.kid()));
        } catch (GeneralSecurityException other) {
            throw new SettingRefusedException(
                    "the encryption key does not open signing key %s, which was sealed with another: give this service the CHAMICORE_AUTH_ENCRYPTION_KEY_FILE it had when it first started on this database"
                            .formatted(sealed.kid()));
        }
    }
}
