package org.chamicore.cli.up;

import java.util.concurrent.Callable;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.suite.RunningSuite;
import org.chamicore.cli.suite.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "stops a suite that was started with 'up --detach', or by somebody else")
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Override
    public Integer call() {
        boolean stopped = new RunningSuite(options.data(), new Progress(System.out)).stop();
        System.out.println(
                stopped
                        ? "Stopped."
                        : "Nothing is running on %s.".formatted(options.data().path()));
        return 0;
    }
}
