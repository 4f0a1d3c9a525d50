package org.chamicore.cli.token;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.chamicore.cli.suite.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "token", description = "prints an access token of the local suite, and nothing else")
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Option(
            names = "--role",
            defaultValue = "admin",
            description = "what it may do: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Role role = Role.ADMIN;

    @Option(
            names = "--ttl",
            defaultValue = "1h",
            converter = Lifetime.class,
            description = "how long it lives, 60s to 24h (default: ${DEFAULT-VALUE})")
    private Duration lifetime = Duration.ofHours(1);

    @Override
    public Integer call() {
        System.out.println(new AdminTokens(options.address()).issue(role, lifetime));
        return 0;
    }
}
