package org.chamicore.inventory.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.Moment;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps all components in memory for those who want all of them. It answers nobody without having asked the database whether it is still
 * right, so that whoever has been told that something is written finds it (docs/adr/0045-lists-from-memory.md).
 */
@Service
class ComponentMemory {

    private static final Logger log = LoggerFactory.getLogger(ComponentMemory.class);
    private static final List<Kind> KIND = List.of(Kind.COMPONENT);

    /** From here on all are read anew. */
    private static final int MANY_CHANGES = 10_000;

    /** Of the heap, for the whole must be in it twice while it is read anew, beside all else. */
    private static final int SHARE = 4;

    private final ChangeLog changes;
    private final ComponentListRepository components;
    private final ComponentFilter everything;
    private final JsonMapper json;
    private final Moment moment;
    private final long most;
    private volatile @Nullable Held held;
    private volatile boolean isTooSmall;

    /** What is in memory, and where the change log goes on from it. */
    private record Held(ComponentDirectory directory, Cursor cursor) {}

    @Autowired
    ComponentMemory(
            ChangeLog changes,
            ComponentListRepository components,
            ComponentFilters filters,
            JsonMapper json,
            Moment moment) {
        this(changes, components, filters, json, moment, Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** Makes one that takes no more than {@code most} bytes. */
    ComponentMemory(
            ChangeLog changes,
            ComponentListRepository components,
            ComponentFilters filters,
            JsonMapper json,
            Moment moment,
            long most) {
        this.changes = changes;
        this.components = components;
        this.everything = filters.read(parameter -> List.of());
        this.json = json;
        this.moment = moment;
        this.most = most;
    }

    /** All components as they are now, outside of any transaction; empty where they are too many for this memory. */
    Optional<ComponentDirectory> now() {
        if (isTooSmall) {
            return Optional.empty();
        }
        String version = moment.version(KIND);
        Held known = held;
        return known != null && known.directory.version().equals(version) ? Optional.of(known.directory) : broughtUp();
    }

    /** One at a time, so that what is held only ever becomes newer. */
    private synchronized Optional<ComponentDirectory> broughtUp() {
        Held known = held;
        AtomicReference<Held> read = new AtomicReference<>();
        moment.read(KIND, version -> read.set(new Held(broughtUp(known, version), changes.snapshotCursor())));
        Held now = Objects.requireNonNull(read.get());
        isTooSmall = now.directory.size() > most;
        held = isTooSmall ? null : now;
        if (isTooSmall) {
            log.warn(
                    "The components take more than {} MB of memory and are read from the database from now on, which is slower; start the service anew with a larger heap",
                    most >> 20);
        }
        return Optional.ofNullable(held).map(Held::directory);
    }

    private ComponentDirectory broughtUp(@Nullable Held known, String version) {
        if (known == null) {
            return ComponentDirectory.empty().with(version, all());
        }
        return changes.changedSince(known.cursor, Kind.COMPONENT.label(), MANY_CHANGES)
                .map(ids -> known.directory.with(version, texts(ids)))
                .orElseGet(() -> ComponentDirectory.empty().with(version, all()));
    }

    private Map<String, Optional<String>> texts(Set<String> ids) {
        Map<String, Optional<String>> texts = new HashMap<>();
        ids.forEach(id -> texts.put(id, Optional.empty()));
        components
                .find(ids.stream().map(Xname::parse).collect(Collectors.toSet()))
                .forEach((id, component) -> texts.put(id.value(), Optional.of(json.writeValueAsString(component))));
        return texts;
    }

    /** All there are, or so many that they are too many. */
    private Map<String, Optional<String>> all() {
        Map<String, Optional<String>> texts = new HashMap<>();
        AtomicLong size = new AtomicLong();
        components.forEach(everything, component -> {
            if (size.get() <= most) {
                String text = json.writeValueAsString(component);
                size.addAndGet(text.length());
                texts.put(component.id().value(), Optional.of(text));
            }
        });
        return texts;
    }
}
