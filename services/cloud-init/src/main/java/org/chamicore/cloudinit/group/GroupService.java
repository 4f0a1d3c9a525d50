package org.chamicore.cloudinit.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Service
public class GroupService {

    private final GroupRepository repository;
    private final ChangeLog changeLog;
    private final JsonMapper json;

    GroupService(GroupRepository repository, ChangeLog changeLog, JsonMapper json) {
        this.repository = repository;
        this.changeLog = changeLog;
        this.json = json;
    }

    public SortedMap<String, Group> byName() {
        SortedMap<String, Group> byName = new TreeMap<>();
        repository.list().forEach(group -> byName.put(group.name(), group));
        return byName;
    }

    Optional<Group> find(String name) {
        return repository.find(name);
    }

    @Transactional
    AddOutcome add(Group group) {
        repository.lock(group.name());
        if (!repository.insert(group)) {
            return AddOutcome.EXISTS;
        }
        changeLog.append(Change.created(GroupRepository.KIND, group.name(), tree(group)));
        return AddOutcome.ADDED;
    }

    @Transactional
    PutOutcome put(Group group) {
        repository.lock(group.name());
        Optional<Group> before = repository.find(group.name());
        if (before.isEmpty()) {
            repository.insert(group);
            changeLog.append(Change.created(GroupRepository.KIND, group.name(), tree(group)));
            return PutOutcome.CREATED;
        }
        update(before.get(), group);
        return PutOutcome.REPLACED;
    }

    /** Creates or replaces many at once. */
    @Transactional
    public void putAll(Collection<Group> groups) {
        repository.lockAll();
        Map<String, Group> before = byName();
        List<Change> changes = new ArrayList<>();
        for (Group group : groups) {
            Group old = before.get(group.name());
            if (old == null) {
                repository.insert(group);
                changes.add(Change.created(GroupRepository.KIND, group.name(), tree(group)));
            } else if (!old.equals(group)) {
                repository.update(group);
                changes.add(Change.updated(GroupRepository.KIND, group.name(), tree(old), tree(group)));
            }
        }
        changeLog.append(changes);
    }

    /** The group as it is then; empty where there is none. */
    @Transactional
    Optional<Group> change(String name, UnaryOperator<Group> change) {
        repository.lock(name);
        Optional<Group> before = repository.find(name);
        return before.map(change).map(after -> {
            update(before.get(), after);
            return after;
        });
    }

    private void update(Group before, Group after) {
        if (!before.equals(after)) {
            repository.update(after);
            changeLog.append(Change.updated(GroupRepository.KIND, after.name(), tree(before), tree(after)));
        }
    }

    /** Says whether there was such a group. */
    @Transactional
    boolean delete(String name) {
        repository.lock(name);
        Optional<Group> gone = repository.delete(name);
        gone.ifPresent(group -> changeLog.append(Change.deleted(GroupRepository.KIND, name, tree(group))));
        return gone.isPresent();
    }

    private JsonNode tree(Group group) {
        return json.valueToTree(group);
    }
}
