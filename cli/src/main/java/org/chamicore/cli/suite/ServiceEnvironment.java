package org.chamicore.cli.suite;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.chamicore.cli.secrets.Secrets;

/**
 * The environment of the services. It names files of secrets and never a secret, for anybody may read the environment of
 * a process that belongs to him, and it lands in crash reports.
 */
record ServiceEnvironment(SuiteSettings settings, String jdbcUrl) {

    /** A caller's own database login is nothing for the services. */
    private static final Set<String> WITHHELD = Set.of(
            "DB_PASSWORD",
            "DB_MIGRATION_USERNAME",
            "DB_MIGRATION_PASSWORD",
            "DB_MIGRATION_PASSWORD_FILE",
            "CHAMICORE_AUTH_ENCRYPTION_KEY");

    /** Makes a child's environment, which starts as ours, that of one service. */
    void apply(Service service, Ports ports, Map<String, String> child) {
        child.keySet().removeIf(name -> name.startsWith("PG") || WITHHELD.contains(name));
        child.putIfAbsent("MALLOC_ARENA_MAX", "2"); // or the C library keeps a heap of its own for every few threads
        child.putAll(of(service, ports));
        child.putAll(settings.environment());
    }

    private Map<String, String> of(Service service, Ports ports) {
        Secrets secrets = settings.data().secrets();
        Map<String, String> variables = new HashMap<>(Map.of(
                "DATABASE_URL", jdbcUrl,
                "DB_USERNAME", service.schema(),
                "DB_PASSWORD_FILE", DatabaseRoles.passwordFile(secrets, service).toString(),
                "CHAMICORE_INVENTORY_URL",
                        SuiteAddress.address(ports.of(Service.INVENTORY)).toString(),
                "CHAMICORE_AUTH_ISSUER",
                        SuiteAddress.address(ports.of(Service.AUTH)).toString(),
                "CHAMICORE_AUTH_CLIENT_SECRET_FILE",
                        Accounts.secretFile(secrets, service).toString()));
        for (Service each : Service.values()) {
            variables.put(each.portVariable(), Integer.toString(ports.of(each)));
        }
        if (service == Service.AUTH) {
            variables.put("CHAMICORE_AUTH_ACCOUNTS_FILE", Accounts.file(secrets).toString());
            variables.put(
                    "CHAMICORE_AUTH_ENCRYPTION_KEY_FILE",
                    secrets.file("auth-encryption-key").toString());
        }
        if (service == Service.BOOT || service == Service.CLOUD_INIT) {
            variables.put(
                    "CHAMICORE_NODE_TOKEN_KEY_FILE",
                    secrets.file("node-token-key").toString());
        }
        return variables;
    }
}
