package org.chamicore.cli.faststart;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chamicore.cli.suite.FastStarts;
import org.chamicore.cli.suite.ProjectRoot;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.suite.SuiteSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = FastStarts.NAME,
        hidden = true,
        description = "makes the next start of a running suite fast; 'up' runs it in the background")
public final class FastStartCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        SuiteAddress suite = options.address();
        SuiteSettings settings = new SuiteSettings(ProjectRoot.find(), suite.data(), suite.ports(), null, Map.of());
        new FastStarts(settings, suite.database()).make();
        return 0;
    }
}
