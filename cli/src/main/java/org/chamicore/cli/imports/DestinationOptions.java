package org.chamicore.cli.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.login.LoginTokens;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which Chamicore things go into, and in whose name. */
final class DestinationOptions {

    /** The longest that one call may take; one of 1,000 endpoints with their nodes takes seconds. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final Duration TOKEN = Duration.ofHours(1);

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(
            names = "--to",
            paramLabel = "URL",
            description =
                    "address of a gateway before all four services (default: the local suite, in the name of its administrator)")
    private @Nullable URI gateway;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "token for --to (default: CHAMICORE_TOKEN, or yours after 'chamicore login --issuer URL')")
    private @Nullable Path tokenFile;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "certificates to trust at --to, PEM (default: those that Java trusts)")
    private @Nullable Path certificates;

    /** @param role the least that suffices for the writes */
    Destination open(Role role, boolean dryRun) {
        return new Destination(gateway == null ? local(role) : behind(gateway), dryRun);
    }

    private Function<Service, Api> local(Role role) {
        SuiteAddress address = suite.address();
        String token = "Bearer " + new AdminTokens(address).issue(role, TOKEN);
        return service -> Api.open(address.of(service), TIMEOUT).authorized(token);
    }

    private Function<Service, Api> behind(URI address) {
        Api open = Api.open(address, TIMEOUT);
        Api trusting = certificates == null ? open : open.trusting(certificates);
        Api api = trusting.authorized("Bearer " + token(address));
        return service -> api;
    }

    private String token(URI address) {
        if (tokenFile != null) {
            try {
                return Files.readString(tokenFile).strip();
            } catch (IOException unreadable) {
                throw new RefusedException(
                        "The token in %s cannot be read: %s".formatted(tokenFile, unreadable), unreadable);
            }
        }
        return Optional.ofNullable(System.getenv("CHAMICORE_TOKEN"))
                .filter(text -> !text.isBlank())
                .or(() -> LoginTokens.usual(System.getenv())
                        .find(address.toString().replaceFirst("/$", "")))
                .orElseThrow(() -> new RefusedException(
                        "There is no token for %s: CHAMICORE_TOKEN, --token-file or 'chamicore login --issuer' brings one"
                                .formatted(address)));
    }
}
