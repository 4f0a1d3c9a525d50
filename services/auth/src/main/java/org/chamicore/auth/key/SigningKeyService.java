package org.chamicore.auth.key;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chamicore.auth.key.SigningKeys.Timed;
import org.chamicore.db.seal.Seal;
import org.chamicore.db.settings.SettingRefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, reads and rotates the signing keys; whoever changes them does so alone. */
@Service
class SigningKeyService {

    private final SigningKeyRepository repository;
    private final Seal seal;
    private final KeyHistory history;
    private final KeyProperties properties;

    SigningKeyService(SigningKeyRepository repository, Seal seal, KeyHistory history, KeyProperties properties) {
        this.repository = repository;
        this.seal = seal;
        this.history = history;
        this.properties = properties;
    }

    /**
     * The keys of this installation. Instances that start together on an empty schema end with one and the same.
     *
     * @throws SettingRefusedException when they were sealed with another encryption key
     */
    @Transactional
    SigningKeys readOrCreate() {
        repository.lock();
        if (repository.findPublished().isEmpty()) {
            create(Duration.ZERO);
        }
        return new SigningKeys(read(), Clock.systemUTC());
    }

    /** The keys as the database has them now. */
    List<Timed> read() {
        return repository.findPublished().stream()
                .map(row -> new Timed(open(row), row.signsFrom(), row.withdrawnAt()))
                .toList();
    }

    /** Makes the next key where the newest has signed for long enough. */
    @Transactional
    void rotateWhenDue() {
        repository.lock();
        Optional<Duration> age = repository.findAgeOfNewest();
        if (age.isPresent() && age.get().compareTo(properties.rotateAfter()) >= 0) {
            next(properties.lead(), properties.overlap());
        }
    }

    /**
     * Makes the next key now.
     *
     * @param lead how long it is published before it signs
     * @param overlap how long the others stay published after that
     * @return its id; empty where a key is waiting already to sign
     */
    @Transactional
    Optional<String> rotate(Duration lead, Duration overlap) {
        repository.lock();
        return repository.findAgeOfNewest().filter(age -> !age.isNegative()).map(age -> next(lead, overlap));
    }

    Duration overlap() {
        return properties.overlap();
    }

    /** Forgets keys by which nothing can be checked any more. */
    void deleteLongWithdrawn() {
        repository.deleteLongWithdrawn();
    }

    private String next(Duration lead, Duration overlap) {
        String kid = create(lead);
        repository.withdrawOthers(kid, lead, overlap);
        history.rotated(kid, lead, overlap);
        return kid;
    }

    private String create(Duration lead) {
        SigningKey key = SigningKey.generate();
        repository.insert(new SealedKey(key.kid(), seal.seal(key.encoded(), key.kid())), lead);
        history.created(key.kid());
        return key.kid();
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
