package org.chamicore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with JDKs and a Maven that only say how they are called. */
class LauncherTest {

    private static final List<String> SERVICES = List.of("inventory", "boot", "cloud-init", "auth");

    @TempDir
    Path folder;

    private Path project;
    private Path tools;

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Path launcher = project.resolve("chamicore");
        Files.copy(launcher(), launcher);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String tool : List.of(
                "bash",
                "cat",
                "dirname",
                "basename",
                "readlink",
                "find",
                "head",
                "tee",
                "mkdir",
                "touch",
                "grep",
                "flock")) {
            Files.createSymbolicLink(tools.resolve(tool), real(tool));
        }
        source("pom.xml");
        source("cli/pom.xml");
        source("cli/src/main/java/A.java");
        source("migrations/smd/V001.sql");
        SERVICES.forEach(service -> source("services/%s/src/main/java/A.java".formatted(service)));
    }

    @Test
    void javaHomeComesFirst() throws IOException, InterruptedException {
        built();
        Path chosen = jdk("chosen", "25.0.1");
        jdk("jvm/other", "26");
        Run run = run(Map.of("JAVA_HOME", chosen.toString()), "status", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("chosen ")
                .contains("-Dchamicore.root=" + project.toRealPath())
                .endsWith("status --json\n");
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOverForTheFolders() throws IOException, InterruptedException {
        built();
        Path old = jdk("old", "17.0.15");
        jdk("jvm/aged", "24.0.2");
        jdk("jvm/fit", "25");
        jdk("jvm/without-a-version", "");
        Files.createDirectories(folder.resolve("jvm/empty"));
        assertThat(run(Map.of("JAVA_HOME", old.toString()), "down").out()).startsWith("fit ");
    }

    @Test
    void theJavaOfThePathIsFoundBehindItsLinks() throws IOException, InterruptedException {
        built();
        Path jdk = jdk("behind links", "25.0.1");
        Path alternatives = Files.createSymbolicLink(folder.resolve("alternative"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(tools.resolve("java"), alternatives);
        assertThat(run(Map.of(), "down").out()).startsWith("behind links ");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws IOException, InterruptedException {
        built();
        Run run = run(Map.of(), "up");
        assertThat(run.exitCode()).isOne();
        assertThat(run.err())
                .startsWith("Chamicore needs a JDK 25 or newer")
                .contains(
                        "apt-get install temurin-25-jdk",
                        "dnf install temurin-25-jdk",
                        "brew install --cask temurin@25");
    }

    @Test
    void withoutMavenItSaysWhatToInstallWhenThereIsSomethingToBuild() throws IOException, InterruptedException {
        jdk("jvm/fit", "25");
        Run run = run(Map.of(), "up");
        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("Maven is needed", "apt-get install maven", "brew install maven");
        built();
        assertThat(run(Map.of(), "up").exitCode()).isZero();
    }

    @Test
    void whatIsMissingOrOlderThanItsSourcesIsBuiltAndNothingElse() throws IOException, InterruptedException {
        jdk("jvm/fit", "25");
        maven("exit 0");
        assertThat(run(Map.of(), "up").err())
                .contains("Building cli, services/inventory, services/boot, services/cloud-init, services/auth");
        built();
        assertThat(run(Map.of(), "up").err()).isEmpty();

        touch("services/boot/src/main/java/A.java");
        assertThat(run(Map.of(), "status").err()).isEmpty(); // needs the command line alone
        assertThat(run(Map.of(), "up").err()).contains("Building services/boot (");
        assertThat(run(Map.of(), "up").err()).isEmpty(); // the build left its stamp, though not a newer jar

        built();
        touch("migrations/smd/V001.sql");
        assertThat(run(Map.of(), "status").err()).contains("Building cli (");
        assertThat(run(Map.of(), "up").err())
                .contains("Building services/inventory, services/boot, services/cloud-init, services/auth (");
    }

    @Test
    void theBuildShowsItsModulesAndNothingElse() throws IOException, InterruptedException {
        jdk("jvm/fit", "25");
        maven("""
                echo "[INFO] Scanning for projects..."
                echo "[INFO] Building cli 0.1.0                      [4/4]"
                echo "[WARNING] something"
                """);
        Run run = run(Map.of(), "status");
        assertThat(run.err()).contains("  cli 0.1.0 ", "[4/4]", "Built in ").doesNotContain("Scanning", "WARNING");
        assertThat(run.out()).startsWith("fit "); // nothing of the build gets into what scripts read
    }

    @Test
    void aBuildThatFailsIsToldAndNothingIsRun() throws IOException, InterruptedException {
        jdk("jvm/fit", "25");
        maven("echo '[ERROR] A.java is wrong'; exit 1");
        Run run = run(Map.of(), "status");
        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("[ERROR] A.java is wrong", "The build has failed", "target/build.log");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aLinkToItWorksFromAnywhere() throws IOException, InterruptedException {
        built();
        jdk("jvm/fit", "25");
        Path link = Files.createSymbolicLink(folder.resolve("linked"), project.resolve("chamicore"));
        Run run = run(link, Map.of(), "--version");
        assertThat(run.out()).contains("-Dchamicore.root=" + project.toRealPath());
    }

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return run(project.resolve("chamicore"), environment, arguments);
    }

    private Run run(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                        .toList())
                .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment()
                .put("CHAMICORE_JDK_FOLDERS", folder.resolve("none/*") + ":" + folder.resolve("jvm") + "/*");
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Run(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    /** A folder that looks like a JDK; its java prints the folder's name and its arguments. */
    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"X\"\n" + (version.isEmpty() ? "" : "JAVA_VERSION=\"%s\"\n".formatted(version)));
        script(home.resolve("bin/javac"), "exit 0");
        script(home.resolve("bin/java"), "echo '%s' \"$@\"".formatted(home.getFileName()));
        return home;
    }

    private void maven(String does) throws IOException {
        script(tools.resolve("mvn"), does);
        for (String module :
                List.of("cli", "services/inventory", "services/boot", "services/cloud-init", "services/auth")) {
            Files.createDirectories(project.resolve(module).resolve("target"));
        }
    }

    private void built() throws IOException {
        jar("cli/target/chamicore.jar");
        for (String service : SERVICES) {
            jar("services/%1$s/target/%1$s.jar".formatted(service));
        }
    }

    private void jar(String path) throws IOException {
        Path jar = project.resolve(path);
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        Files.deleteIfExists(jar.resolveSibling(".built"));
    }

    private void source(String path) {
        Path file = project.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Half a minute ago: newer than the jars and older than whatever is built now. */
    private void touch(String path) throws IOException {
        Files.setLastModifiedTime(
                project.resolve(path), FileTime.from(Instant.now().minusSeconds(30)));
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path real(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(each -> Path.of(each, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** That of this checkout: above the module's folder, in which the tests run. */
    private static Path launcher() {
        return Path.of("").toAbsolutePath().resolveSibling("chamicore");
    }
}
