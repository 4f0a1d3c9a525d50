package org.chamicore.cli.user;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "add", description = "lets somebody sign in; prints the password, which is made up and shown this once")
final class UserAddCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Parameters(paramLabel = "NAME", description = "with which to sign in")
    private String name = "";

    @Option(
            names = "--role",
            defaultValue = "viewer",
            description = "viewer, operator or admin (default: ${DEFAULT-VALUE})")
    private Role role = Role.VIEWER;

    @Override
    public Integer call() {
        SuiteAddress suite = options.address();
        String password = new AdminTokens(suite)
                .auth()
                .post(
                        "/auth/v1/users",
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("username", name, "roles", List.of(role.toString()))))
                .orRefuse()
                .json()
                .path("password")
                .asString();
        System.out.println(password);
        System.err.printf(
                "%s may sign in as %s, with 'chamicore login' or at %s/login. The password is not shown again; 'user"
                        + " remove %s' takes the login away.%n",
                name, role, suite.of(Service.AUTH), name);
        return 0;
    }
}
