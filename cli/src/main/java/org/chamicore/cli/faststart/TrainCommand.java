package org.chamicore.cli.faststart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chamicore.cli.suite.ImageTraining;
import org.chamicore.cli.suite.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        hidden = true,
        description = "makes what a service's container needs to start fast; deploy/Dockerfile runs it")
public final class TrainCommand implements Callable<Integer> {

    @Option(names = "--service", required = true, description = "inventory, boot, cloud-init or auth")
    private String service = "";

    @Option(names = "--jar", required = true, description = "its unpacked jar")
    private Path jar = Path.of("");

    @Option(names = "--output", required = true, description = "gets the cache and the options of the JVM")
    private Path output = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        new ImageTraining(Service.called(service), jar, output).run();
        return 0;
    }
}
