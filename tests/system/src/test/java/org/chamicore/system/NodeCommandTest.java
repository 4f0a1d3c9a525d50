package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code chamicore node}, as processes that are killed, against the real services. */
@ExtendWith(SystemSuite.class)
class NodeCommandTest {

    private static final TestNode NODE = new TestNode(70);
    private static final TestNode OTHER = new TestNode(71);
    private static final String[] ENROL = {
        "enrol",
        NODE.xname(),
        "--mac",
        NODE.mac(),
        "--ip",
        NODE.address(),
        "--nid",
        "6060",
        "--role",
        "Compute",
        "--group",
        "saga-a",
        "--group",
        "saga-b",
        "--kernel",
        "http://images.example/vmlinuz",
        "--initrd",
        "http://images.example/initrd.img",
        "--params",
        "console=ttyS0"
    };

    /** How many writes the enrolment of a node takes that nobody knows. */
    private static final int WRITES_OF_ENROL = 5;

    @TempDir
    private Path folder;

    private List<String> before;

    /** A command that runs. */
    private record Running(Process process, CompletableFuture<String> output) {

        String succeeds() throws InterruptedException {
            assertThat(process.waitFor()).as(output.join()).isZero();
            return output.join();
        }

        String fails() throws InterruptedException {
            assertThat(process.waitFor()).as(output.join()).isOne();
            return output.join();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    @BeforeEach
    void nothingIsThere() throws IOException, InterruptedException {
        folder = Files.createDirectories(folder.resolve("data"));
        copy(suite().address().data().path().resolve("secrets"), folder.resolve("secrets"));
        for (String label : List.of("saga-a", "saga-b")) {
            administrator(Service.INVENTORY).send("POST", "/hsm/v2/groups", Map.of("label", label));
        }
        run("retire", NODE.xname()).succeeds();
        before = lists();
    }

    @AfterEach
    void servicesRun() {
        for (Service service : List.of(Service.INVENTORY, Service.BOOT, Service.CLOUD_INIT)) {
            if (!suite().service(service).isAlive()) {
                suite().start(service);
            }
        }
    }

    @Test
    void enrolledNodeIsServedAndRetiredOneIsForgotten() throws IOException, InterruptedException {
        assertThat(run(ENROL).succeeds()).contains(NODE.xname() + " is enrolled");
        assertThat(anybody(Service.BOOT).text(NODE.scriptPath()))
                .contains("kernel --name kernel http://images.example/vmlinuz", "console=ttyS0", " nid=6060 ");
        assertThat(anybody(Service.CLOUD_INIT).from(NODE.address()).text("/cloud-init/meta-data"))
                .contains("saga-a:", "saga-b:", "local_ipv4: " + NODE.address());
        assertThat(run(ENROL).succeeds()).contains("nothing to do");

        assertThat(run("retire", NODE.xname()).succeeds()).contains(NODE.xname() + " is retired");
        assertThat(lists()).isEqualTo(before);
        assertThat(anybody(Service.BOOT).text(NODE.scriptPath())).contains("unknown to the inventory");
        assertThat(anybody(Service.CLOUD_INIT)
                        .from(NODE.address())
                        .get("/cloud-init/meta-data")
                        .statusCode())
                .isEqualTo(404);
        assertThat(run("retire", NODE.xname()).succeeds()).contains("nothing to do");
        assertThat(run("resume").succeeds()).contains("Nothing was interrupted");
    }

    @Test
    void refusalOfTheLastStepTakesAllBack() throws IOException, InterruptedException {
        String[] wrong = ENROL.clone();
        wrong[wrong.length - 1] = "console=ttyS0\nand a second line";
        assertThat(run(wrong).fails()).contains("was not enrolled", "params", "Everything is as it was before");
        assertThat(lists()).isEqualTo(before);
    }

    @Test
    void groupThatIsNotThereTakesAllBack() throws IOException, InterruptedException {
        assertThat(run("enrol", NODE.xname(), "--mac", NODE.mac(), "--group", "saga-a", "--group", "no-such")
                        .fails())
                .contains("no-such", "Everything is as it was before");
        assertThat(lists()).isEqualTo(before);
    }

    @Test
    void addressOfAnotherNodeIsRefusedBeforeAnythingIsDone() throws IOException, InterruptedException {
        OTHER.register();
        before = lists();
        assertThat(run("enrol", NODE.xname(), "--mac", OTHER.mac()).fails())
                .contains("%s belongs to %s".formatted(OTHER.mac(), OTHER.xname()));
        assertThat(lists()).isEqualTo(before);
        assertThat(run("resume").succeeds()).contains("Nothing was interrupted");
    }

    @ParameterizedTest
    @EnumSource(names = {"BOOT", "CLOUD_INIT"})
    void serviceThatIsAwayLeavesNothingHalfDone(Service away) throws IOException, InterruptedException {
        suite().service(away).kill();
        assertThat(run(ENROL).fails()).contains("got no answer");
        suite().start(away);
        run("resume").succeeds();
        assertThat(lists()).isEqualTo(before);
        run(ENROL).succeeds();
    }

    @Test
    void whatCannotBePutBackEitherIsSaidAndGoneOnWith() throws IOException, InterruptedException {
        try (Toll toll = new Toll(WRITES_OF_ENROL, false)) {
            Running enrol = start(toll.ports(), ENROL);
            toll.awaitKept();
            suite().service(Service.INVENTORY).kill();
            toll.drop();
            assertThat(enrol.fails())
                    .contains("Nor could all be put back", "group saga-b", "node resume " + NODE.xname());
        }
        assertThat(run("resume").fails()).contains("Nor could all be put back");
        suite().start(Service.INVENTORY);
        assertThat(run("resume").fails()).contains("put back as it was", "Everything is as it was before");
        assertThat(lists()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "2,true", "3,false", "4,true", "5,false", "5,true"})
    void killedEnrolmentIsFinished(int write, boolean done) throws IOException, InterruptedException {
        killAt(write, done, ENROL);
        assertThat(run("resume", NODE.xname()).succeeds()).contains("is now finished", "is enrolled");
        assertThat(anybody(Service.BOOT).text(NODE.scriptPath())).contains("console=ttyS0", " nid=6060 ");
        assertThat(run(ENROL).succeeds()).contains("nothing to do");
    }

    @ParameterizedTest
    @CsvSource({"1,true", "2,false", "2,true", "4,true", "5,false", "6,false", "6,true"})
    void killedRetirementIsFinishedByTheSameCommand(int write, boolean done) throws IOException, InterruptedException {
        run(ENROL).succeeds();
        killAt(write, done, "retire", NODE.xname());
        assertThat(run("retire", NODE.xname()).succeeds()).contains("is now finished", "is retired");
        assertThat(lists()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,true", "3,false", "4,true", "5,false", "6,false", "6,true"})
    void retirementThatCannotGoOnPutsEverythingBack(int write, boolean done) throws IOException, InterruptedException {
        run(ENROL).succeeds();
        List<String> enrolled = lists();
        try (Toll toll = new Toll(write, done)) {
            Running retire = start(toll.ports(), "retire", NODE.xname());
            toll.awaitKept();
            toll.drop();
            assertThat(retire.fails()).contains("was not retired", "Everything is as it was before");
        }
        assertThat(lists()).isEqualTo(enrolled);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> anybody(Service.BOOT).text(NODE.scriptPath()).contains("console=ttyS0"));
    }

    @Test
    void killedWhilePuttingBackGoesOnPuttingBack() throws IOException, InterruptedException {
        String[] wrong = ENROL.clone();
        wrong[wrong.length - 1] = "console=ttyS0\nand a second line";
        killAt(WRITES_OF_ENROL + 2, true, wrong);
        assertThat(run("resume").fails()).contains("put back as it was", "Everything is as it was before");
        assertThat(lists()).isEqualTo(before);
    }

    @Test
    void changeOfSomebodyElseIsNotOverwritten() throws IOException, InterruptedException {
        killAt(WRITES_OF_ENROL, false, ENROL);
        administrator(Service.BOOT)
                .does(
                        "PUT",
                        "/boot/v1/bootparameters",
                        Map.of("hosts", List.of(NODE.xname()), "kernel", "http://images.example/theirs"));
        administrator(Service.INVENTORY)
                .does(
                        "PATCH",
                        "/hsm/v2/Inventory/EthernetInterfaces/" + NODE.mac().replace(":", ""),
                        Map.of("Description", "theirs"));
        assertThat(run("resume").fails())
                .contains("boot parameters of %s is no longer as it was".formatted(NODE.xname()))
                .contains("somebody else has changed since", "interface " + NODE.mac());
        assertThat(administrator(Service.BOOT).text("/boot/v1/bootparameters?name=" + NODE.xname()))
                .contains("theirs");
        assertThat(administrator(Service.INVENTORY)
                        .text("/hsm/v2/Inventory/EthernetInterfaces/"
                                + NODE.mac().replace(":", "")))
                .contains("theirs");
        assertThat(run("resume").succeeds()).contains("Nothing was interrupted");
    }

    @Test
    void secondCommandForOneNodeIsSentAway() throws IOException, InterruptedException {
        try (Toll toll = new Toll(2, true)) {
            Running first = start(toll.ports(), ENROL);
            toll.awaitKept();
            assertThat(run("retire", NODE.xname()).fails()).contains("Another command is at work on " + NODE.xname());
            assertThat(run("enrol", OTHER.xname(), "--mac", "02:00:00:99:01:61").succeeds())
                    .contains("is enrolled");
            first.kill();
        }
        run("resume").succeeds();
        run("retire", OTHER.xname()).succeeds();
    }

    @Test
    void nodeThatIsKnownAlreadyGetsBackWhatItWas() throws IOException, InterruptedException {
        NODE.register().bootsWith("console=ttyS7");
        administrator(Service.INVENTORY)
                .does("PATCH", "/hsm/v2/State/Components/%s/Enabled".formatted(NODE.xname()), Map.of("Enabled", false));
        List<String> known = lists();
        String[] wrong = ENROL.clone();
        wrong[wrong.length - 1] = "console=ttyS0\nand a second line";
        assertThat(run(wrong).fails()).contains("Everything is as it was before");
        assertThat(lists()).isEqualTo(known);
        assertThat(run(ENROL).succeeds()).contains("change boot parameters");
    }

    @Test
    void lockedNodeIsNotRetired() throws IOException, InterruptedException {
        run(ENROL).succeeds();
        Map<String, Object> node = Map.of("ComponentIDs", List.of(NODE.xname()), "ProcessingModel", "rigid");
        administrator(Service.INVENTORY).does("POST", "/hsm/v2/locks/lock", node);
        assertThat(run("retire", NODE.xname()).fails()).contains("Locked");
        administrator(Service.INVENTORY).does("POST", "/hsm/v2/locks/unlock", node);
    }

    /** Ends the command while a write of it is on its way. */
    private void killAt(int write, boolean done, String... arguments) throws IOException, InterruptedException {
        try (Toll toll = new Toll(write, done)) {
            Running command = start(toll.ports(), arguments);
            toll.awaitKept();
            command.kill();
        }
    }

    /** Everything that the services tell of nodes, but for when an interface was last written. */
    private static List<String> lists() {
        List<String> lists = new ArrayList<>();
        for (String path : List.of(
                "/hsm/v2/State/Components",
                "/hsm/v2/Inventory/EthernetInterfaces",
                "/hsm/v2/groups",
                "/hsm/v2/memberships")) {
            JsonNode list = administrator(Service.INVENTORY).json(path);
            list.forEach(each -> {
                if (each instanceof ObjectNode thing) {
                    thing.remove("LastUpdate");
                }
            });
            lists.add(list.toString());
        }
        lists.add(administrator(Service.BOOT).text("/boot/v1/bootparameters"));
        return lists;
    }

    private Running run(String... arguments) throws IOException {
        return start(suite().address().ports(), arguments);
    }

    private Running start(Ports ports, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.chamicore.cli.Chamicore",
                "node"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Stream.of(Service.values())
                .forEach(each -> builder.environment().put(each.portVariable(), Integer.toString(ports.of(each))));
        Process process = builder.start();
        return new Running(process, CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failed) {
                return failed.toString();
            }
        }));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
