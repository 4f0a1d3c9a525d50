package org.chamicore.cli.deployment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.secrets.Secrets;
import org.chamicore.cli.suite.Accounts;
import org.chamicore.cli.suite.DatabaseRoles;
import org.chamicore.cli.suite.Service;

/** The containers of {@code docker-compose.yml} that hold secrets, each with the user that its image runs as. */
enum Container {
    POSTGRES(70), // the account postgres of the Alpine image
    INVENTORY(Container.OURS),
    BOOT(Container.OURS),
    CLOUD_INIT(Container.OURS),
    AUTH(Container.OURS),
    GATEWAY(Container.OURS),
    GRAFANA(472);

    /** The user in our own images. */
    private static final int OURS = 10_001;

    private final int user;

    Container(int user) {
        this.user = user;
    }

    int user() {
        return user;
    }

    /** Its name in the compose file. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Everything that it may know, and nothing that only another needs; what is missing is made. */
    List<Path> secrets(Secrets all) {
        return switch (this) {
            case POSTGRES -> DatabaseRoles.passwordFiles(all);
            case AUTH -> service(all, Service.AUTH, Accounts.file(all), all.file("auth-encryption-key"));
            case INVENTORY ->
                service(
                        all,
                        Service.INVENTORY,
                        Accounts.secretFile(all, Service.INVENTORY),
                        all.file("inventory-encryption-key"));
            case BOOT -> nodeService(all, Service.BOOT);
            case CLOUD_INIT -> nodeService(all, Service.CLOUD_INIT);
            case GATEWAY -> List.of(all.file(GatewayCertificate.FILE));
            case GRAFANA -> List.of(all.file("grafana-admin"));
        };
    }

    static void refuseUnknown(Collection<String> titles) {
        List<String> known = Arrays.stream(values()).map(Container::title).toList();
        if (!known.containsAll(titles)) {
            throw new RefusedException("--owner names %s: write one of %s"
                    .formatted(
                            titles.stream()
                                    .filter(each -> !known.contains(each))
                                    .collect(Collectors.joining(", ")),
                            String.join(", ", known)));
        }
    }

    /** Boot makes tokens of nodes, and cloud-init reads them. */
    private static List<Path> nodeService(Secrets all, Service service) {
        return service(all, service, Accounts.secretFile(all, service), all.file("node-token-key"));
    }

    private static List<Path> service(Secrets all, Service service, Path... more) {
        return Stream.concat(
                        Stream.of(
                                DatabaseRoles.passwordFile(all, service),
                                DatabaseRoles.ownerPasswordFile(all, service)),
                        Stream.of(more))
                .toList();
    }
}
