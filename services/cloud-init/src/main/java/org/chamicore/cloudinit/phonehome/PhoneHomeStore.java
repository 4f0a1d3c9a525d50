package org.chamicore.cloudinit.phonehome;

import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps reports together with their entry in the change log. */
@Service
class PhoneHomeStore {

    private static final String KIND = "phone_home";

    private final PhoneHomeRepository repository;
    private final ChangeLog changeLog;
    private final JsonMapper json;

    PhoneHomeStore(PhoneHomeRepository repository, ChangeLog changeLog, JsonMapper json) {
        this.repository = repository;
        this.changeLog = changeLog;
        this.json = json;
    }

    List<PhoneHome> list() {
        return repository.list();
    }

    Optional<PhoneHome> find(NodeId id) {
        return repository.find(id);
    }

    @Transactional
    void put(PhoneHome report) {
        repository.lock(report.id());
        Optional<PhoneHome> before = repository.find(report.id());
        repository.put(report);
        changeLog.append(new Change(
                KIND,
                report.id().value(),
                before.map(each -> json.<JsonNode>valueToTree(each)).orElse(null),
                json.valueToTree(report)));
    }
}
