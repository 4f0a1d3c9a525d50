package org.chamicore.cli.pgtools;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chamicore.cli.console.RefusedException;

/** Runs programs of others to their end. */
final class Run {

    private static final int LAST_WORDS = 12;

    private Run() {}

    /** @throws RefusedException with what it said, when it fails or is not there */
    static String quietly(List<String> command) {
        StringBuilder said = new StringBuilder();
        watched(command, Map.of(), line -> said.append(line).append('\n'));
        return said.toString().strip();
    }

    /**
     * Runs it with more variables than this program has; those of PostgreSQL that this program has are not meant for it.
     *
     * @param lines hears all that it says, on standard output and errors
     */
    static void watched(List<String> command, Map<String, String> environment, Consumer<String> lines) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        Deque<String> lastWords = new ArrayDeque<>();
        try {
            Process process = builder.start();
            Thread ender = Thread.ofPlatform().unstarted(process::destroy);
            Runtime.getRuntime().addShutdownHook(ender);
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                process.getOutputStream().close();
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    lines.accept(line);
                    lastWords.add(line);
                    if (lastWords.size() > LAST_WORDS) {
                        lastWords.remove();
                    }
                }
                if (process.waitFor() != 0) {
                    throw new RefusedException(
                            "%s failed:%n%s".formatted(command.getFirst(), String.join("\n", lastWords)));
                }
            } finally {
                process.destroy();
                forget(ender);
            }
        } catch (IOException notThere) {
            throw new RefusedException(
                    "%s cannot be run: %s".formatted(command.getFirst(), notThere.getMessage()), notThere);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException(command.getFirst() + " was interrupted", interrupted);
        }
    }

    private static void forget(Thread ender) {
        try {
            Runtime.getRuntime().removeShutdownHook(ender);
        } catch (IllegalStateException ending) {
            // this program is ending, and so the hook runs
        }
    }
}
