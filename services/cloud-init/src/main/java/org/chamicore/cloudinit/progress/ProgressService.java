package org.chamicore.cloudinit.progress;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.asking.Asking;
import org.chamicore.cloudinit.asking.SeedFetch;
import org.chamicore.cloudinit.directory.CompleteDirectory;
import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.merge.NodeMerge;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.cloudinit.phonehome.PhoneHome;
import org.chamicore.cloudinit.phonehome.PhoneHomes;
import org.springframework.stereotype.Service;

@Service
class ProgressService {

    private final CompleteDirectory directories;
    private final Asking asking;
    private final PhoneHomes reports;
    private final Limit limit;

    /** When a node that has begun is late. */
    @org.springframework.stereotype.Component
    static final class Limit {

        private final Clock clock;
        private final CloudInitProperties properties;

        Limit(Clock clock, CloudInitProperties properties) {
            this.clock = clock;
            this.properties = properties;
        }

        Progress of(SeedFetch fetch, Optional<PhoneHome> report) {
            if (report.filter(each -> !each.phonedAt().isBefore(fetch.fetchedAt()))
                            .isPresent()
                    || (!properties.reportEachBoot()
                            && report.filter(each -> each.instanceId().equals(fetch.instanceId()))
                                    .isPresent())) {
                return Progress.FINISHED;
            }
            Instant latest = fetch.fetchedAt().plus(properties.lateAfter());
            return clock.instant().isAfter(latest) ? Progress.LATE : Progress.RUNNING;
        }
    }

    ProgressService(CompleteDirectory directories, Asking asking, PhoneHomes reports, Limit limit) {
        this.directories = directories;
        this.asking = asking;
        this.reports = reports;
        this.limit = limit;
    }

    /** All nodes of the inventory, ordered by id. */
    List<NodeProgress> list() {
        Directory directory = directories.get();
        Map<NodeId, SeedFetch> fetches =
                asking.fetches().stream().collect(Collectors.toMap(SeedFetch::id, Function.identity()));
        Map<NodeId, PhoneHome> phoned =
                reports.list().stream().collect(Collectors.toMap(PhoneHome::id, Function.identity()));
        Map<NodeId, String> names =
                directory.nodes().collect(Collectors.toMap(Node::id, node -> name(node, directory)));
        Map<String, Long> uses =
                names.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return names.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                .map(entry -> progress(
                        entry.getKey(),
                        entry.getValue(),
                        uses.getOrDefault(entry.getValue(), 0L) > 1,
                        new Seen(
                                Optional.ofNullable(fetches.get(entry.getKey())),
                                Optional.ofNullable(phoned.get(entry.getKey())))))
                .toList();
    }

    private record Seen(Optional<SeedFetch> fetch, Optional<PhoneHome> report) {}

    private NodeProgress progress(NodeId id, String name, boolean shared, Seen seen) {
        Progress state = seen.fetch()
                .map(each -> limit.of(each, seen.report()))
                .orElse(seen.report().isPresent() ? Progress.FINISHED : Progress.SILENT);
        return new NodeProgress(
                id.value(),
                state.name().toLowerCase(Locale.ROOT),
                name,
                shared,
                seen.fetch().map(SeedFetch::instanceId).orElse(null),
                seen.fetch().map(SeedFetch::fetchedAt).orElse(null),
                seen.report().map(PhoneHome::phonedAt).orElse(null));
    }

    private static String name(Node node, Directory directory) {
        return NodeMerge.of(node, directory.configuration()).text(NodeMerge.LOCAL_HOSTNAME);
    }
}
