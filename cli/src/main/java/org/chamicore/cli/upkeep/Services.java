package org.chamicore.cli.upkeep;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which services of a running suite a command asks. */
final class Services {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(names = "--service", description = "only this one: inventory, boot, cloud-init or auth")
    private @Nullable String service;

    /** Asks each in the name of the suite's administrator. */
    void forEach(BiConsumer<Service, Api> question) {
        List<Service> chosen = Arrays.stream(Service.values())
                .filter(each -> service == null || each.title().equals(service))
                .toList();
        if (chosen.isEmpty()) {
            throw new RefusedException(
                    "There is no service '%s': write inventory, boot, cloud-init or auth".formatted(service));
        }
        SuiteAddress address = suite.address();
        String token = new AdminTokens(address).issue(Role.ADMIN, TOKEN_LIFE);
        chosen.forEach(each ->
                question.accept(each, Api.open(address.of(each), LONGEST).authorized("Bearer " + token)));
    }
}
