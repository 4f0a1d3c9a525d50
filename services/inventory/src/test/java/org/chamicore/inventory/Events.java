package org.chamicore.inventory;

import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of server-sent events. */
public final class Events implements AutoCloseable {

    private final Stream<String> lines;
    private final Iterator<String> line;
    private String lastId = "";

    private Events(HttpResponse<Stream<String>> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("no events: " + response);
        }
        lines = response.body();
        line = lines.iterator();
    }

    public static Events open(Api api, String path, String lastId) {
        return new Events(api.events(path, lastId));
    }

    /** The data of the next event. */
    public JsonNode next() {
        return JsonMapper.shared().readTree(upTo("data: ").substring("data: ".length()));
    }

    /** Reads to the end of the next heartbeat. */
    public void heartbeat() {
        upTo(":");
        upTo("id: ");
    }

    public String lastId() {
        return lastId;
    }

    private String upTo(String start) {
        while (line.hasNext()) {
            String text = line.next();
            if (text.startsWith("id: ")) {
                lastId = text.substring("id: ".length());
            }
            if (text.startsWith(start)) {
                return text;
            }
        }
        throw new IllegalStateException("the stream has ended");
    }

    @Override
    public void close() {
        lines.close();
    }
}
