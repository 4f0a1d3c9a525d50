package org.chamicore.cli.suite;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.secrets.Secrets;
import org.chamicore.db.settings.Credentials;

/** The logins of the database and their passwords, which are kept as secrets of the data folder. */
public final class DatabaseRoles {

    /** May read statistics and no data. */
    public static final String MONITOR = "chamicore_monitor";

    /** May read everything and write nothing. */
    public static final String BACKUP = "chamicore_backup";

    /** The administrator of the embedded server. */
    public static final String SUPERUSER = "postgres";

    private static final String OWNER = "_owner";

    private DatabaseRoles() {}

    public static Credentials credentials(Secrets secrets, String role) {
        return new Credentials(role, secrets.read(secretName(role)));
    }

    /** Who migrates a service's schema. */
    static Credentials owner(Secrets secrets, Service service) {
        return credentials(secrets, service.schema() + OWNER);
    }

    /** The file with the password of a service's role. */
    public static Path passwordFile(Secrets secrets, Service service) {
        return secrets.file(secretName(service.schema()));
    }

    /** The file with the password of the role that migrates a service's schema. */
    public static Path ownerPasswordFile(Secrets secrets, Service service) {
        return secrets.file(secretName(service.schema() + OWNER));
    }

    /** The files with the passwords of the superuser and of all roles that the bootstrap makes. */
    public static List<Path> passwordFiles(Secrets secrets) {
        return Stream.concat(Stream.of(SUPERUSER), all())
                .map(role -> secrets.file(secretName(role)))
                .toList();
    }

    /** The file with the password of a role. */
    public static Path passwordFile(Secrets secrets, String role) {
        return secrets.file(secretName(role));
    }

    /** The superuser of the embedded server. */
    static String superuserPassword(Secrets secrets) {
        return secrets.read(secretName(SUPERUSER));
    }

    /** Passwords of all roles that the bootstrap makes. */
    static Map<String, String> passwords(Secrets secrets) {
        return all().collect(Collectors.toMap(role -> role, role -> secrets.read(secretName(role))));
    }

    /** Every role that the bootstrap makes. */
    public static Stream<String> all() {
        return Stream.concat(
                Arrays.stream(Service.values())
                        .flatMap(service -> Stream.of(service.schema(), service.schema() + OWNER)),
                Stream.of(MONITOR, BACKUP));
    }

    private static String secretName(String role) {
        return "db-" + role;
    }
}
