package org.chamicore.boot.directory;

import org.chamicore.boot.configuration.BootConfigurations;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.replica.Replica;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads a whole directory from the schema. */
@Component
class DirectoryLoader {

    /** A directory, and where in the change log it stands. */
    record Loaded(Directory directory, Cursor cursor) {}

    private final Replica replica;
    private final BootConfigurations configurations;
    private final ChangeLog changeLog;
    private final JsonMapper json;

    DirectoryLoader(Replica replica, BootConfigurations configurations, ChangeLog changeLog, JsonMapper json) {
        this.replica = replica;
        this.configurations = configurations;
        this.changeLog = changeLog;
        this.json = json;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Loaded load() {
        Cursor cursor = changeLog.snapshotCursor();
        DirectoryEdit edit = Directory.EMPTY.edit();
        replica.forEach(thing -> edit.take(thing.kind(), thing.key(), thing.value(), json));
        configurations.findAll().bound().forEach((selector, configuration) -> {
            edit.put(configuration);
            edit.bind(selector, configuration.id());
        });
        return new Loaded(edit.build(), cursor);
    }
}
