package org.chamicore.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a machine prints on its serial port, read while it prints, and kept in a file. */
final class Console {

    /** Many times what a machine takes for anything that tests wait for. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern TERMINAL_CODES = Pattern.compile("\u001b(c|\\[[0-9;?=]*[A-Za-z])");
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private final Path transcript;
    private final Thread reader;
    private final StringBuilder printed = new StringBuilder();
    private boolean ended;

    /** Reads until the machine is off. */
    Console(InputStream serial, Path transcript) {
        this.transcript = transcript;
        this.reader = Thread.ofVirtual().start(() -> follow(serial));
    }

    /** Waits for a text. Where lines end does not matter, for firmware breaks them anywhere. */
    void await(String expected) {
        await("'" + expected + "'", text -> Optional.of(expected)
                .filter(LINE_END.matcher(text).replaceAll("")::contains));
    }

    /**
     * Waits until iPXE says how it fared with an address. In between it prints how far it is: dots, and after a while percents that
     * it takes back.
     */
    void awaitFetched(String address, String outcome) {
        Pattern line = Pattern.compile(Pattern.quote(address) + "[.\\d%\\s\b]*" + Pattern.quote(outcome));
        await("'%s... %s'".formatted(address, outcome), text -> Optional.of(outcome)
                .filter(printed ->
                        line.matcher(LINE_END.matcher(text).replaceAll("")).find()));
    }

    /** Waits for a whole line that begins with some text, and returns what follows it. */
    String awaitLine(String beginning) {
        Pattern line = Pattern.compile("^" + Pattern.quote(beginning) + "(.*)\r?\n", Pattern.MULTILINE);
        return await("a line '" + beginning + "'", text -> Optional.of(line.matcher(text))
                .filter(Matcher::find)
                .map(found -> found.group(1).stripTrailing()));
    }

    /** Waits until the machine is off and everything was read. */
    void awaitEnd() {
        try {
            if (!reader.join(PATIENCE)) {
                throw new AssertionError("The machine is still on\n" + this);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public synchronized String toString() {
        return "%s:%n%s".formatted(transcript, text());
    }

    private synchronized String await(String what, Function<String, Optional<String>> search) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<String> found = search.apply(text());
            if (found.isPresent()) {
                return found.get();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0) {
                throw new AssertionError("%s was not printed%s on %s"
                        .formatted(what, ended ? " before the machine was off" : " in time", this));
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    private String text() {
        return TERMINAL_CODES.matcher(printed).replaceAll("");
    }

    private void follow(InputStream serial) {
        try (OutputStream file = Files.newOutputStream(transcript)) {
            byte[] buffer = new byte[4096];
            for (int length = serial.read(buffer); length >= 0; length = serial.read(buffer)) {
                file.write(buffer, 0, length);
                file.flush();
                print(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            end();
        }
    }

    private synchronized void print(String more) {
        printed.append(more);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
