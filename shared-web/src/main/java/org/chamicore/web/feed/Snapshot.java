package org.chamicore.web.feed;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Everything the neighbour has: received whole into a compressed file, so that neither memory nor a transaction is held
 * while it arrives, and only then read. Its last line is the cursor from which the feed goes on; without that line it is
 * incomplete. The file has no name by the time anything is written to it, and so does not outlive the process.
 */
final class Snapshot implements AutoCloseable {

    private final JsonMapper json;
    private final FileChannel file;
    private final String cursor;
    private final Set<String> kinds;

    private Snapshot(JsonMapper json, FileChannel file, String cursor, Set<String> kinds) {
        this.json = json;
        this.file = file;
        this.cursor = cursor;
        this.kinds = kinds;
    }

    /**
     * Receives a snapshot.
     *
     * @param kinds the kinds of things to read of it; a neighbour that is older than we are sends them all
     * @throws IOException when the stream ends before its last line
     */
    static Snapshot receive(InputStream body, JsonMapper json, Set<String> kinds) throws IOException {
        Path name = Files.createTempFile("chamicore-snapshot", ".gz");
        FileChannel file = FileChannel.open(
                name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            return new Snapshot(json, file, spool(body, file, json), kinds);
        } catch (IOException | RuntimeException incomplete) {
            file.close();
            throw incomplete;
        }
    }

    String cursor() {
        return cursor;
    }

    /** Can be read once at a time; closing the snapshot ends it. */
    Iterable<FeedEntry> entries() {
        return () -> {
            try {
                file.position(0);
                Lines lines = new Lines(new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Channels.newInputStream(file)), StandardCharsets.UTF_8)));
                return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
                        .filter(entry -> kinds.contains(entry.kind()))
                        .iterator();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Keeps a line back until it knows that it was not the last. */
    private static String spool(InputStream body, FileChannel file, JsonMapper json) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        GZIPOutputStream packed = new GZIPOutputStream(Channels.newOutputStream(file));
        Writer spool = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
        @Nullable String last = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (last != null) {
                spool.append(last).append('\n');
            }
            last = line;
        }
        spool.flush();
        packed.finish();
        if (last == null || !(json.readTree(last).path("cursor") instanceof StringNode end)) {
            throw new IOException("the snapshot ended before its last line");
        }
        return end.asString();
    }

    private final class Lines implements Iterator<FeedEntry> {

        private final BufferedReader reader;
        private @Nullable String next;

        Lines(BufferedReader reader) throws IOException {
            this.reader = reader;
            this.next = reader.readLine();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public FeedEntry next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            try {
                JsonNode line = json.readTree(next);
                next = reader.readLine();
                return FeedEntry.of(line, "value");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
