package org.chamicore.cli.user;

import java.util.concurrent.Callable;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.token.AdminTokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "takes somebody's login away, and all tokens that came of it")
final class UserRemoveCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Parameters(paramLabel = "NAME", description = "with which that person signs in")
    private String name = "";

    @Override
    public Integer call() {
        new AdminTokens(options.address())
                .auth()
                .delete("/auth/v1/users/" + Api.encoded(name))
                .orRefuse();
        return 0;
    }
}
