package org.chamicore.inventory.powermap;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.rows.Writing;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which power maps come, change and go. Rows are locked in the order of their names, everywhere. */
@Service
class PowerMapService {

    private final PowerMapRepository maps;
    private final Changes changes;

    PowerMapService(PowerMapRepository maps, Changes changes) {
        this.maps = maps;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    void forEach(Page page, Consumer<PowerMap> consumer) {
        maps.forEach(page, consumer);
    }

    Optional<PowerMap> find(Xname id) {
        return maps.find(id);
    }

    /** Creates or replaces power maps; of several with one name the last counts. */
    @Transactional
    void write(List<PowerMap> sent) {
        changes.append(changes.of(
                Kind.POWER_MAP, Writing.of(sent, maps), map -> map.id().value(), map -> map));
    }

    /** Creates or replaces one, where it is as its writer demands. */
    @Transactional
    void write(PowerMap sent, IfMatch demanded) {
        check(maps.lock(List.of(sent.id())), demanded);
        write(List.of(sent));
    }

    @Transactional
    boolean delete(Xname id, IfMatch demanded) {
        List<PowerMap> locked = maps.lock(List.of(id));
        check(locked, demanded);
        return delete(locked) == 1;
    }

    /** Deletes all power maps and says how many there were. */
    @Transactional
    int deleteAll() {
        return delete(maps.lockAll());
    }

    private static void check(List<PowerMap> locked, IfMatch demanded) {
        demanded.check(locked.isEmpty() ? null : locked.getFirst());
    }

    private int delete(List<PowerMap> leaving) {
        maps.delete(leaving.stream().map(PowerMap::id).toList());
        changes.append(leaving.stream()
                .map(each -> changes.deleted(Kind.POWER_MAP, each.id().value(), each))
                .toList());
        return leaving.size();
    }
}
