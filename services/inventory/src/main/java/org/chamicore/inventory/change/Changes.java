package org.chamicore.inventory.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chamicore.db.changelog.Author;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.inventory.rows.Writing;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what a transaction does, each thing as this API shows it. */
@Component
public class Changes {

    private final ChangeLog log;
    private final JsonMapper json;

    Changes(ChangeLog log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    public Change created(Kind kind, String key, Object after) {
        return Change.created(kind.label(), key, json.valueToTree(after));
    }

    public Change updated(Kind kind, String key, Object before, Object after) {
        return Change.updated(kind.label(), key, json.valueToTree(before), json.valueToTree(after));
    }

    public Change deleted(Kind kind, String key, Object before) {
        return Change.deleted(kind.label(), key, json.valueToTree(before));
    }

    /**
     * What to log of a writing.
     *
     * @param key the name of a row in the log
     * @param image a row as this API shows it
     */
    public <T> List<Change> of(Kind kind, Writing<T> writing, Function<T, String> key, Function<T, Object> image) {
        List<Change> made = new ArrayList<>();
        writing.created().forEach(each -> made.add(created(kind, key.apply(each), image.apply(each))));
        writing.changed()
                .forEach((before, after) ->
                        made.add(updated(kind, key.apply(after), image.apply(before), image.apply(after))));
        return made;
    }

    /** Prepares the caller's transaction for the many things that it is about to change, before it touches the first of them. */
    public void expect(int count) {
        log.expect(count);
    }

    /** Whose doing is what this thread changes. */
    public Author author() {
        return log.author();
    }

    /** Logs changes in the caller's transaction, in their order, each as its author's doing. */
    public void append(List<Change> changes, Function<Change, Author> author) {
        log.append(changes, author);
    }

    /** Logs changes in the caller's transaction, in their order. */
    public void append(List<Change> changes) {
        log.append(changes);
    }
}
