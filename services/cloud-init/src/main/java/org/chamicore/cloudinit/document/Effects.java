package org.chamicore.cloudinit.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chamicore.cloudinit.defaults.ClusterDefaultsRepository;
import org.chamicore.cloudinit.directory.CompleteDirectory;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.GroupContent;
import org.chamicore.cloudinit.directory.LiveDirectory;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.group.GroupRepository;
import org.chamicore.cloudinit.instance.InstanceRepository;
import org.chamicore.db.changelog.Change;
import org.springframework.stereotype.Component;

/** Says which nodes would be told something else if changes were made. */
@Component
public class Effects {

    private static final String ANY_BASE = "http://any";

    private final LiveDirectory live;
    private final CompleteDirectory directories;

    Effects(LiveDirectory live, CompleteDirectory directories) {
        this.live = live;
        this.directories = directories;
    }

    /** Ordered by id. */
    public List<ChangedNode> of(List<Change> changes) {
        Directory before = directories.get();
        Directory after = live.with(before, changes);
        return before.nodes()
                .filter(touchedBy(changes))
                .flatMap(node -> changed(node, before, after).stream())
                .sorted(Comparator.comparing(changed -> changed.id().value()))
                .toList();
    }

    private static Predicate<Node> touchedBy(List<Change> changes) {
        Set<String> groups = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Change each : changes) {
            switch (each.kind()) {
                case ClusterDefaultsRepository.KIND -> {
                    return node -> true;
                }
                case GroupRepository.KIND -> groups.add(each.key());
                case InstanceRepository.KIND -> ids.add(each.key());
                default -> {}
            }
        }
        return node -> ids.contains(node.id().value()) || node.labels().stream().anyMatch(groups::contains);
    }

    private static Optional<ChangedNode> changed(Node node, Directory before, Directory after) {
        Documents told = Documents.of(node, before.configuration());
        Documents next = Documents.of(after.find(node.id()).orElse(node), after.configuration());
        List<String> documents = new ArrayList<>();
        if (!Arrays.equals(told.networkConfig(), next.networkConfig())) {
            documents.add("network-config");
        }
        if (!Arrays.equals(told.metaData(), next.metaData())) {
            documents.add("meta-data");
        }
        if (!told.vendorData(ANY_BASE).equals(next.vendorData(ANY_BASE))) {
            documents.add("vendor-data");
        }
        node.labels().stream()
                .filter(label ->
                        !Arrays.equals(content(label, before.configuration()), content(label, after.configuration())))
                .forEach(label -> documents.add(label + ".yaml"));
        return documents.isEmpty() ? Optional.empty() : Optional.of(new ChangedNode(node.id(), documents));
    }

    private static byte[] content(String label, Configuration configuration) {
        return configuration.content(label).map(GroupContent::document).orElseGet(() -> new byte[0]);
    }
}
