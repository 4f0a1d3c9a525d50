package org.chamicore.boot.directory;

import java.util.List;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeListener;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.LoggedChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the current directory current; the only way into memory, whatever changed and on whichever replica. */
@Component
class DirectoryListener implements ChangeListener {

    private static final Logger log = LoggerFactory.getLogger(DirectoryListener.class);

    private final DirectoryLoader loader;
    private final CurrentDirectory current;
    private final JsonMapper json;

    DirectoryListener(DirectoryLoader loader, CurrentDirectory current, JsonMapper json) {
        this.loader = loader;
        this.current = current;
        this.json = json;
    }

    @Override
    public Cursor load() {
        DirectoryLoader.Loaded loaded = loader.load();
        current.publish(loaded.directory());
        log.info(
                "Directory loaded: {} nodes, {} boot configurations",
                loaded.directory().nodeCount(),
                loaded.directory().configurationCount());
        return loaded.cursor();
    }

    @Override
    public void apply(List<LoggedChange> changes) {
        DirectoryEdit edit = current.get().edit();
        for (LoggedChange each : changes) {
            Change change = each.change();
            edit.take(change.kind(), change.key(), change.after(), json);
        }
        current.publish(edit.build());
    }
}
