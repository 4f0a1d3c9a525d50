package org.chamicore.boot.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where everybody finds the newest directory. */
@Component
public class CurrentDirectory {

    private volatile @Nullable Directory newest;
    private volatile boolean complete;

    CurrentDirectory() {}

    /** For what concerns our own configurations; refused with 503 until they are loaded. */
    public Directory get() {
        Directory directory = newest;
        if (directory == null) {
            throw DirectoryProblem.NOT_LOADED.problem();
        }
        return directory;
    }

    /** For what says that a node is unknown: refused with 503 also while we could not know any. */
    public Directory getComplete() {
        Directory directory = get();
        if (!complete) {
            throw DirectoryProblem.INVENTORY_UNHEARD.problem();
        }
        return directory;
    }

    boolean isComplete() {
        return complete;
    }

    void publish(Directory directory) {
        newest = directory;
    }

    /** The inventory's things are in it, and from now on stay in it. */
    void complete() {
        complete = true;
    }
}
