package org.chamicore.boot.bootscript;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.boot.BootProperties;
import org.chamicore.boot.bootscript.Impact.Sample;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.directory.Directory;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Node;
import org.springframework.stereotype.Component;

/** Compares the scripts of all nodes in two directories: as it is, and as it would be. */
@Component
public class Impacts {

    private static final int MOST_SAMPLES = 10;
    private static final int CONTEXT = 3;

    /** Asks for an unknown node; of the block that is reserved for documentation. */
    private static final Selector STRANGER = Selector.of(new MacAddress("00:00:5e:00:53:01"));

    /** Who would ask what. */
    private record Asker(String name, BootScriptQuery query) {}

    /** What one who asks would get. */
    private record Change(Asker asker, Decision before, Decision after) {}

    private final Scripts scripts;
    private final Addresses addresses;

    Impacts(Scripts scripts, BootProperties boot) {
        this.scripts = scripts;
        this.addresses = Addresses.ofNobody(boot);
    }

    /** @param touched the selectors that the write binds or frees */
    public Impact between(Directory before, Directory after, Collection<Selector> touched) {
        List<Change> nodes = changes(
                Stream.concat(after.nodes(), before.nodes().filter(each -> isGone(each, after)))
                        .map(Impacts::asker),
                before,
                after);
        List<Change> architectures = changes(touched.stream().flatMap(Impacts::stranger), before, after);
        List<Sample> samples = Stream.concat(
                        nodes.stream().sorted(Comparator.comparing(each -> each.asker()
                                .name())),
                        architectures.stream())
                .limit(MOST_SAMPLES)
                .map(this::sample)
                .toList();
        return new Impact(true, new Impact.Nodes(after.nodeCount(), nodes.size(), architectures.size()), samples);
    }

    private List<Change> changes(Stream<Asker> askers, Directory before, Directory after) {
        List<Change> changes = new ArrayList<>();
        askers.forEach(asker -> {
            Decision now = scripts.decide(before, asker.query());
            Decision then = scripts.decide(after, asker.query());
            // Most decisions are the same, and to see that is cheaper than to write two scripts.
            if (!now.equals(then) && !script(now, asker).equals(script(then, asker))) {
                changes.add(new Change(asker, now, then));
            }
        });
        return changes;
    }

    private Sample sample(Change change) {
        Asker asker = change.asker();
        List<String> before = script(change.before(), asker).lines().toList();
        List<String> after = script(change.after(), asker).lines().toList();
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                asker.name(), asker.name(), before, DiffUtils.diff(before, after), CONTEXT);
        return new Sample(
                asker.name(), change.before().reason(), change.after().reason(), String.join("\n", diff) + "\n");
    }

    private String script(Decision decision, Asker asker) {
        return scripts.write(decision, asker.query(), addresses);
    }

    private static boolean isGone(Node node, Directory after) {
        return after.findNode(Selector.of(node.xname())).isEmpty();
    }

    /** As nodes ask: by their first network card. */
    private static Asker asker(Node node) {
        Selector asked = node.macs().stream().findFirst().map(Selector::of).orElseGet(() -> Selector.of(node.xname()));
        return new Asker(node.xname().value(), new BootScriptQuery(asked, Optional.empty(), 0, 0));
    }

    private static Stream<Asker> stranger(Selector touched) {
        return touched.unknownArchitecture().stream()
                .map(arch -> new Asker(touched.value(), new BootScriptQuery(STRANGER, Optional.of(arch), 0, 0)));
    }
}
