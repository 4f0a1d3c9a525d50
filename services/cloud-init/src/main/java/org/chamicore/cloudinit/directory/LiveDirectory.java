package org.chamicore.cloudinit.directory;

import java.util.List;
import org.chamicore.cloudinit.directory.DirectoryLoader.Loaded;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeListener;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.LoggedChange;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The directory as it is now: loaded once, then kept current from this schema's change log, which is the only way into it. */
@Component
public class LiveDirectory implements ChangeListener {

    private final DirectoryLoader loader;
    private final JsonMapper json;
    private volatile Directory current = Directory.EMPTY;

    LiveDirectory(DirectoryLoader loader, JsonMapper json) {
        this.loader = loader;
        this.json = json;
    }

    /** Take it once per answer: two calls may give two versions. */
    public Directory current() {
        return current;
    }

    @Override
    public Cursor load() {
        Loaded loaded = loader.load();
        current = loaded.directory();
        return loaded.cursor();
    }

    @Override
    public void apply(List<LoggedChange> changes) {
        current = with(current, changes.stream().map(LoggedChange::change).toList());
    }

    /** What a directory would be if these changes were made; nothing changes. */
    public Directory with(Directory before, List<Change> changes) {
        DirectoryEditor directory = before.edit();
        for (Change each : changes) {
            directory.take(each.kind(), each.key(), each.after(), json);
        }
        return directory.done();
    }
}
