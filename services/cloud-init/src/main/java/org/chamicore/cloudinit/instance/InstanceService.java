package org.chamicore.cloudinit.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Service
public class InstanceService {

    private final InstanceRepository repository;
    private final ChangeLog changeLog;
    private final JsonMapper json;

    InstanceService(InstanceRepository repository, ChangeLog changeLog, JsonMapper json) {
        this.repository = repository;
        this.changeLog = changeLog;
        this.json = json;
    }

    public SortedMap<String, Instance> byId() {
        SortedMap<String, Instance> byId = new TreeMap<>();
        repository.list().forEach(instance -> byId.put(instance.id(), instance));
        return byId;
    }

    Optional<Instance> find(NodeId id) {
        return repository.find(id);
    }

    /** Replaces all that was set; only the instance id stays as it was where {@code given} has none. */
    @Transactional
    PutOutcome put(NodeId id, Instance given) {
        repository.lock(id);
        Optional<Instance> before = repository.find(id);
        return write(
                id,
                before,
                given.as(id.value(), before.map(Instance::instanceId).orElse("")));
    }

    /** As {@link #put}, for many at once, by id. */
    @Transactional
    public void putAll(Map<NodeId, Instance> instances) {
        repository.lockAll();
        Map<String, Instance> known = byId();
        List<Change> changes = new ArrayList<>();
        instances.forEach((id, given) -> {
            Instance old = known.get(id.value());
            Instance after = given.as(id.value(), old == null ? "" : old.instanceId());
            if (old == null) {
                repository.insert(after);
                changes.add(Change.created(InstanceRepository.KIND, id.value(), tree(after)));
            } else if (!old.equals(after)) {
                repository.update(after);
                changes.add(Change.updated(InstanceRepository.KIND, id.value(), tree(old), tree(after)));
            }
        });
        changeLog.append(changes);
    }

    /** Changes what was set, or sets it where nothing was. */
    @Transactional
    Instance change(NodeId id, UnaryOperator<Instance> change) {
        repository.lock(id);
        Optional<Instance> before = repository.find(id);
        Instance after = change.apply(before.orElse(Instance.NONE)).as(id.value(), "");
        write(id, before, after);
        return after;
    }

    private PutOutcome write(NodeId id, Optional<Instance> before, Instance after) {
        if (before.isEmpty()) {
            repository.insert(after);
            changeLog.append(Change.created(InstanceRepository.KIND, id.value(), tree(after)));
            return PutOutcome.CREATED;
        }
        if (!before.get().equals(after)) {
            repository.update(after);
            changeLog.append(Change.updated(InstanceRepository.KIND, id.value(), tree(before.get()), tree(after)));
        }
        return PutOutcome.REPLACED;
    }

    /** Says whether there was something to delete. */
    @Transactional
    boolean delete(NodeId id) {
        repository.lock(id);
        Optional<Instance> gone = repository.delete(id);
        gone.ifPresent(each -> changeLog.append(Change.deleted(InstanceRepository.KIND, id.value(), tree(each))));
        return gone.isPresent();
    }

    private JsonNode tree(Instance instance) {
        return json.valueToTree(instance);
    }
}
