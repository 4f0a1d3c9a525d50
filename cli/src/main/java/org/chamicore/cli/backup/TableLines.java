package org.chamicore.cli.backup;

import java.util.function.Consumer;
import org.chamicore.cli.console.Progress;

/** Makes progress of what pg_dump and pg_restore say: how many tables are done, now and then. */
final class TableLines implements Consumer<String> {

    private static final long PAUSE = 2_000_000_000L;

    private final Progress progress;
    private final String part;
    private final String mark;
    private int tables;
    private long said = System.nanoTime();

    TableLines(Progress progress, String part, String mark) {
        this.progress = progress;
        this.part = part;
        this.mark = mark;
    }

    @Override
    public void accept(String line) {
        if (line.contains(mark)) {
            tables++;
            if (System.nanoTime() - said > PAUSE) {
                said = System.nanoTime();
                progress.say(part, "%d tables, now %s".formatted(tables, line.substring(line.lastIndexOf(' ') + 1)));
            }
        }
    }
}
