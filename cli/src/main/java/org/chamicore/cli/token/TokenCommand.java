package org.chamicore.cli.token;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.login.IssuerOption;
import org.chamicore.cli.login.LoginTokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description =
                "prints an access token and nothing else: yours after 'chamicore login', else one of the local suite's administrator")
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private IssuerOption auth = new IssuerOption();

    @Option(
            names = "--role",
            description =
                    "one of the administrator's, with what this role may do: ${COMPLETION-CANDIDATES} (default: admin)")
    private @Nullable Role role;

    @Option(
            names = "--ttl",
            converter = Lifetime.class,
            description = "one of the administrator's that lives so long, 60s to 24h (default: 1h)")
    private @Nullable Duration lifetime;

    @Override
    public Integer call() {
        System.out.println(ofLogin().orElseGet(this::ofAdministrator));
        return 0;
    }

    /** Whoever says what the token shall be does not mean his own, which is as the login made it. */
    private Optional<String> ofLogin() {
        return role == null && lifetime == null
                ? LoginTokens.usual(System.getenv()).find(auth.issuer())
                : Optional.empty();
    }

    private String ofAdministrator() {
        if (auth.isElsewhere()) {
            throw new RefusedException("Nobody is signed in at %s: './chamicore login --issuer %s' comes first"
                    .formatted(auth.issuer(), auth.issuer()));
        }
        return new AdminTokens(auth.suite().address())
                .issue(
                        Objects.requireNonNullElse(role, Role.ADMIN),
                        Objects.requireNonNullElse(lifetime, Duration.ofHours(1)));
    }
}
