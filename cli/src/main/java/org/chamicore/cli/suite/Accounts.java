package org.chamicore.cli.suite;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.cli.secrets.Secrets;
import tools.jackson.databind.json.JsonMapper;

/** The service accounts of a suite: one for each service and one for its administrator. */
public final class Accounts {

    /** Client id of the local administrator. */
    public static final String ADMIN = "admin";

    static final String FILE = "accounts.json";

    /** All but service, so that a token narrowed to one of them says so. */
    private static final List<String> ADMIN_ROLES = List.of("admin", "operator", "viewer");

    private record Account(String clientId, String secret, List<String> roles) {}

    private Accounts() {}

    /** The secret of an account. */
    public static String secret(Secrets secrets, String clientId) {
        return secrets.read(secretName(clientId));
    }

    /** The file with the secret of a service's account. */
    public static Path secretFile(Secrets secrets, Service service) {
        return secrets.file(secretName(service.title()));
    }

    /** The file from which auth creates the accounts at its first start. */
    public static Path file(Secrets secrets) {
        return secrets.file(FILE, () -> JsonMapper.shared().writeValueAsString(all(secrets)));
    }

    private static List<Account> all(Secrets secrets) {
        return Stream.concat(
                        Stream.of(new Account(ADMIN, secret(secrets, ADMIN), ADMIN_ROLES)),
                        Arrays.stream(Service.values())
                                .map(Service::title)
                                .map(name -> new Account(name, secret(secrets, name), List.of("service"))))
                .toList();
    }

    /** The name of the secret of an account. */
    public static String secretName(String clientId) {
        return "client-" + clientId;
    }
}
