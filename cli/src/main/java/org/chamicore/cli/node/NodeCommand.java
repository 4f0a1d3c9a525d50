package org.chamicore.cli.node;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.node.Work.Kind;
import org.chamicore.cli.suite.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Nodes come and go whole: in inventory, boot and cloud-init, or in none of them. */
@Command(
        name = "node",
        description = "takes a node in or out, in inventory, boot and cloud-init together, whole or not at all",
        footer = {
            "",
            "What is done is written down in the data folder; what was interrupted is gone on with by the same command, or by"
                    + " 'node resume'."
        })
public final class NodeCommand {

    private static final String NAME = "x(0|[1-9]\\d*)c(0|[1-9]\\d*)s(0|[1-9]\\d*)b(0|[1-9]\\d*)n(0|[1-9]\\d*)";

    @Command(
            name = "enrol",
            description =
                    "makes a node known: component, interfaces, groups, boot parameters; waits until it would boot")
    int enrol(
            @Mixin SuiteOptions options,
            @Mixin Enrolment enrolment,
            @Parameters(paramLabel = "XNAME", description = "such as x1000c0s0b0n0") String node) {
        return work(options, node, Kind.ENROL, Optional.of(enrolment));
    }

    @Command(
            name = "retire",
            description = "takes a node out: disables it, then its boot parameters, memberships, interfaces, component")
    int retire(
            @Mixin SuiteOptions options,
            @Parameters(paramLabel = "XNAME", description = "such as x1000c0s0b0n0") String node) {
        return work(options, node, Kind.RETIRE, Optional.empty());
    }

    @Command(name = "resume", description = "finishes, or takes back, what was interrupted")
    int resume(
            @Mixin SuiteOptions options,
            @Parameters(paramLabel = "XNAME", arity = "0..1", description = "only of this node")
                    Optional<String> only) {
        List<String> nodes = only.map(node -> List.of(checked(node)))
                .orElseGet(() -> Journal.unfinished(options.data().nodes()));
        Apis apis = Apis.of(options.address());
        int unfinished = 0;
        for (String node : nodes) {
            try (Journal journal = Journal.open(options.data().nodes(), node)) {
                if (!resume(apis, journal)) {
                    System.out.printf("%s: nothing was interrupted%n", node);
                }
            } catch (RefusedException failed) {
                unfinished++;
                System.err.println(failed.getMessage());
            }
        }
        if (nodes.isEmpty()) {
            System.out.println("Nothing was interrupted");
        }
        return unfinished == 0 ? 0 : 1;
    }

    private static int work(SuiteOptions options, String name, Kind kind, Optional<Enrolment> enrolment) {
        String node = checked(name);
        Apis apis = Apis.of(options.address());
        try (Journal journal = Journal.open(options.data().nodes(), node)) {
            resume(apis, journal);
            List<Change> changes =
                    enrolment.map(wanted -> wanted.plan(apis, node)).orElseGet(() -> Retirement.plan(apis, node));
            if (changes.isEmpty()) {
                System.out.printf("%s: nothing to do%n", node);
                return 0;
            }
            run(apis, journal, new Work(node, kind, Clock.systemUTC().instant(), "", changes));
            return 0;
        }
    }

    /** Whether there was anything to go on with. */
    private static boolean resume(Apis apis, Journal journal) {
        Optional<Work> left = journal.read();
        left.ifPresent(work -> {
            System.out.printf(
                    "%s: it was being %s since %s and is now %s%n",
                    work.node(),
                    work.kind().past(),
                    work.begun(),
                    work.isGoingBack() ? "put back as it was" : "finished");
            run(apis, journal, work);
        });
        return left.isPresent();
    }

    private static void run(Apis apis, Journal journal, Work work) {
        new Saga(apis, journal, new Progress(System.out), work).run();
        System.out.printf("%s is %s%n", work.node(), work.kind().past());
    }

    private static String checked(String node) {
        if (!node.matches(NAME)) {
            throw new RefusedException(
                    "'%s' is no node's name: write it as the inventory does, such as x1000c0s0b0n0".formatted(node));
        }
        return node;
    }
}
