package org.chamicore.cli.explain;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "says why a node boots what it boots, and shows its script")
public final class ExplainCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Parameters(paramLabel = "NODE", description = "its xname, MAC address, number or fully qualified name")
    private String node = "";

    @Option(
            names = "--arch",
            description = "its architecture as iPXE calls it (x86_64, arm64): what matters to a node that is unknown")
    private Optional<String> arch = Optional.empty();

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() {
        Answer answer = explain(options.address(), new NodeQuery(node, arch));
        System.out.print(json ? answer.body() + "\n" : new Explanation(answer.json()).toString());
        return 0;
    }

    private static Answer explain(SuiteAddress suite, NodeQuery query) {
        String token = new AdminTokens(suite).issue(Role.VIEWER, Duration.ofMinutes(1));
        return Api.open(suite.of(Service.BOOT), TIMEOUT)
                .authorized("Bearer " + token)
                .get("/boot/v1/explain?" + query.text())
                .orRefuse();
    }
}
