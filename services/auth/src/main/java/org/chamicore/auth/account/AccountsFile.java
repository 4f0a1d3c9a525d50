package org.chamicore.auth.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Role;
import org.chamicore.db.settings.SettingRefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file that lists the service accounts of a new installation. */
final class AccountsFile {

    /** One account of the file. */
    record Entry(ClientId clientId, ClientSecret secret, List<Role> roles) {

        Grants grants() {
            return new Grants(roles.stream().filter(Objects::nonNull).toList(), List.of());
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private AccountsFile() {}

    /** @throws SettingRefusedException when it is not there or not as it must be; the message quotes nothing of it */
    static List<Entry> read(String file) {
        try {
            List<Entry> entries = Arrays.asList(JSON.readValue(Files.readString(Path.of(file)), Entry[].class));
            if (entries.stream().anyMatch(each -> each == null || each.grants().isEmpty())) {
                throw refused(file, "lists an account without a role");
            }
            if (entries.stream().anyMatch(each -> !Role.SHIPPED.containsAll(each.roles()))) {
                throw refused(file, "gives an account a role that is none of " + roleNames());
            }
            return List.copyOf(entries);
        } catch (IOException | InvalidPathException unreadable) {
            throw refused(file, "cannot be read");
        } catch (JacksonException malformed) {
            var where = malformed.getLocation();
            throw refused(
                    file,
                    "is wrong in line %d: it must be a JSON array of {\"clientId\", \"secret\" of at least 22 random characters, \"roles\" from %s}"
                            .formatted(where == null ? 1 : where.getLineNr(), roleNames()));
        }
    }

    private static String roleNames() {
        return Role.SHIPPED.stream().map(Role::text).toList().toString();
    }

    private static SettingRefusedException refused(String file, String why) {
        return new SettingRefusedException("CHAMICORE_AUTH_ACCOUNTS_FILE names %s, which %s".formatted(file, why));
    }
}
