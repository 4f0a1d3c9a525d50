package org.chamicore.cloudinit.defaults;

import java.util.function.UnaryOperator;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Service
public class ClusterDefaultsService {

    private final ClusterDefaultsRepository repository;
    private final ChangeLog changeLog;
    private final JsonMapper json;

    ClusterDefaultsService(ClusterDefaultsRepository repository, ChangeLog changeLog, JsonMapper json) {
        this.repository = repository;
        this.changeLog = changeLog;
        this.json = json;
    }

    public ClusterDefaults get() {
        return repository.get();
    }

    @Transactional
    ClusterDefaults merge(ClusterDefaults given) {
        return change(given::over);
    }

    @Transactional
    public ClusterDefaults replace(ClusterDefaults given) {
        return change(before -> given);
    }

    @Transactional
    ClusterDefaults change(UnaryOperator<ClusterDefaults> change) {
        ClusterDefaults before = repository.getForUpdate();
        ClusterDefaults after = change.apply(before);
        if (!after.equals(before)) {
            repository.replace(after);
            changeLog.append(Change.updated(
                    ClusterDefaultsRepository.KIND,
                    ClusterDefaultsRepository.KEY,
                    json.valueToTree(before),
                    json.valueToTree(after)));
        }
        return after;
    }
}
