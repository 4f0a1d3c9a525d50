package org.chamicore.inventory.redfishendpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import org.chamicore.db.seal.Seal;
import org.chamicore.db.seal.SealKey;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the passwords of controllers, sealed; without a key it keeps none. */
@Service
class Credentials {

    private static final SealKey KEY = new SealKey("CHAMICORE_INVENTORY_ENCRYPTION_KEY_FILE");

    private final CredentialRepository repository;
    private final Optional<Seal> seal;

    Credentials(CredentialRepository repository, CredentialProperties properties) {
        this.repository = repository;
        this.seal = KEY.read(properties.encryptionKey(), properties.encryptionKeyFile())
                .map(material -> new Seal("chamicore inventory credentials 1", material));
    }

    /**
     * Keeps passwords within the caller's transaction, in which their endpoints are locked; a blank one is forgotten.
     *
     * @return the endpoints whose password is another now
     */
    Set<Xname> keep(Map<Xname, Password> passwords) {
        if (passwords.isEmpty() || seal.isEmpty()) {
            return Set.of();
        }
        Map<Xname, byte[]> known = repository.find(passwords.keySet());
        Map<Xname, String> wanted = new TreeMap<>();
        passwords.forEach((id, password) -> wanted.put(id, password.text()));
        wanted.entrySet().removeIf(each -> isSame(each.getKey(), each.getValue(), known.get(each.getKey())));
        Map<Xname, byte[]> sealed = new HashMap<>();
        wanted.forEach((id, text) -> {
            if (!text.isEmpty()) {
                sealed.put(id, seal.get().seal(text.getBytes(StandardCharsets.UTF_8), id.value()));
            }
        });
        if (!wanted.isEmpty()) {
            repository.delete(wanted.keySet());
            repository.insert(sealed);
        }
        return Set.copyOf(wanted.keySet());
    }

    private boolean isSame(Xname id, String text, byte @Nullable [] sealed) {
        if (sealed == null) {
            return text.isEmpty();
        }
        try {
            return Arrays.equals(seal.orElseThrow().open(sealed, id.value()), text.getBytes(StandardCharsets.UTF_8));
        } catch (AEADBadTagException otherKey) {
            return false; // sealed with a key of former times: the one that comes now is kept in its place
        }
    }
}
