package org.chamicore.cli.demo;

import java.util.concurrent.Callable;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.suite.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        description = "loads a sample cluster of 16 nodes into the running suite and shows what the first one gets",
        footer = {"", "It uses nothing but the REST APIs, and may be run again."})
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Override
    public Integer call() {
        Demo demo = new Demo(options.address(), new Progress(System.out));
        demo.load();
        System.out.printf("%n%s", demo.firstNode());
        return 0;
    }
}
