package org.chamicore.web.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back; header names in lower case. */
public record Answer(int status, Map<String, List<String>> headers, String text, boolean whole) {

    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public String toString() {
        return "%d %s %s%s".formatted(status, headers, text, whole ? "" : " (broken off)");
    }
}
