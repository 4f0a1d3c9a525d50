package org.chamicore.cli.node;

import java.time.Duration;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;

/** The three services that know of nodes. */
record Apis(Api inventory, Api boot, Api cloudInit) {

    /**
     * Longer than a service takes for a write at most (10 s for a connection and 30 s for its statements), so that what got no answer
     * is either done or will never be.
     */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration TOKEN = Duration.ofMinutes(15);

    /** As the local administrator with an operator's rights. */
    static Apis of(SuiteAddress suite) {
        String token = "Bearer " + new AdminTokens(suite).issue(Role.OPERATOR, TOKEN);
        return new Apis(
                Api.open(suite.of(Service.INVENTORY), TIMEOUT).authorized(token),
                Api.open(suite.of(Service.BOOT), TIMEOUT).authorized(token),
                Api.open(suite.of(Service.CLOUD_INIT), TIMEOUT).authorized(token));
    }
}
