package org.chamicore.cli.console;

import java.io.PrintStream;
import java.time.Duration;

/** Says what is going on, a line at a time, each with the seconds since the beginning. Plain text wherever it goes. */
public final class Progress {

    private final PrintStream out;
    private final long begin = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** One that nobody reads. */
    public static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    /** Prints one line about one part of the suite. */
    public void say(String part, String what) {
        out.printf("%6.1fs  %-11s %s%n", elapsed().toMillis() / 1000.0, part, what);
        out.flush();
    }

    /** Time since this object was made. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
