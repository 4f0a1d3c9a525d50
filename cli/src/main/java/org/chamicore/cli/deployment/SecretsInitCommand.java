package org.chamicore.cli.deployment;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.secrets.Secrets;
import org.chamicore.cli.suite.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes what is missing and never touches what is there, so it runs before every start. */
@Command(
        name = "init",
        description =
                "makes every password, key and certificate that is missing, one file (0600) each, and hands each container its own")
final class SecretsInitCommand implements Callable<Integer> {

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "secrets",
            description = "where they are kept (default: ./secrets, where docker-compose.yml looks for them)")
    private Path folder = Path.of("secrets");

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:CHAMICORE_PUBLIC_URL:-https://localhost:8443}",
            description = "where people reach the gateway, for the certificate's name (default: CHAMICORE_PUBLIC_URL)")
    private URI publicUrl = URI.create("https://localhost:8443");

    @Option(
            names = "--owner",
            paramLabel = "CONTAINER=UID",
            description = "the user of a container whose image has another than is usual, such as postgres=999")
    private Map<String, Integer> owners = Map.of();

    @Override
    public Integer call() {
        String host = Optional.ofNullable(publicUrl.getHost())
                .orElseThrow(() -> new RefusedException(
                        "--public-url is '%s': write an address such as https://boot.example.org:8443"
                                .formatted(publicUrl)));
        Container.refuseUnknown(owners.keySet());
        Handover handover = new Handover(folder);
        Secrets secrets = new Secrets(folder);
        GatewayCertificate.keep(secrets, host);
        for (Container container : Container.values()) {
            handover.give(
                    container,
                    Optional.ofNullable(owners.get(container.title())).orElse(container.user()));
        }
        secrets.read(Accounts.secretName(Accounts.ADMIN));
        handover.ownMasters();
        System.out.print(next(handover.isComplete()));
        return 0;
    }

    private String next(boolean handedOver) {
        String ownership = handedOver ? "" : """
                The containers run as other users than you, so they cannot read theirs yet, or not what you changed. "docker
                compose up" hands them over (its container "secrets" runs this command as root); so does: sudo %s secrets init
                """.formatted(System.getProperty("chamicore.command", "./chamicore"));
        return """
                The secrets are in %s. Keep a copy of that folder apart from the database's backups: without
                auth-encryption-key and inventory-encryption-key, what is encrypted in the database is lost.
                %s
                Next:
                  docker compose up -d           the suite, built from source
                  gateway.pem                    certificate and key of %s, signed by itself; put your site's there
                  client-admin                   the secret of the account "admin", which may do everything
                """.formatted(folder.toAbsolutePath().normalize(), ownership, publicUrl);
    }
}
