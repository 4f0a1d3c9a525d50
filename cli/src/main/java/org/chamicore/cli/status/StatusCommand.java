package org.chamicore.cli.status;

import java.util.concurrent.Callable;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.cli.suite.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "shows how each service and the database are",
        footer = {"", "The exit code is 0 only if all is well."})
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() {
        SuiteAddress suite = options.address();
        suite.data().refuseWithoutSuite();
        SuiteStatus status = SuiteStatus.of(suite);
        System.out.print(json ? status.json() + "\n" : status.table());
        return status.status() == Condition.UP ? 0 : 1;
    }
}
