package org.chamicore.cli.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;

/**
 * What an image's build does so that its container starts fast: starts the service once, on a database that lasts as long as
 * this, and keeps what Java learned from it.
 *
 * @param service the one that is in the image
 * @param jar its unpacked jar, where it lies in the image
 * @param folder gets the cache and the file with the JVM's options, which names the cache where it lies in the image: beside the jar
 */
public record ImageTraining(Service service, Path jar, Path folder) {

    private static final String CACHE = "start.aot";
    private static final String OPTIONS = "jvm.options";

    /** @throws RefusedException when the service does not start */
    public void run() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("training");
        SuiteSettings settings = SuiteSettings.embedded(ProjectRoot.find(), data, FreePorts.choose());
        Progress progress = new Progress(System.out);
        try (Suite suite = Suite.open(settings, progress)) {
            suite.startDatabase();
            suite.database().migrate(progress);
            train(new ServiceLauncher(settings, suite.database().jdbcUrl()));
        }
        Files.write(
                folder.resolve(OPTIONS),
                Stream.concat(JvmOptions.inContainer().stream(), Stream.of("-XX:AOTCache=" + jar.resolveSibling(CACHE)))
                        .toList());
    }

    private void train(ServiceLauncher launcher) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ServiceLauncher.java()));
        command.addAll(FastStart.training(JvmOptions.inContainer(), jar, folder.resolve(CACHE)));
        ProcessBuilder training = new ProcessBuilder(command).inheritIO();
        launcher.applyForTraining(service, training.environment());
        if (training.start().waitFor() != 0) {
            throw new RefusedException("%s does not start; see above".formatted(service.title()));
        }
    }
}
