package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cli.suite.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of {@code docs/api} in the making: each request that is sent stands on it with the answer that came. What differs from run
 * to run (ids, times, tokens, ports) is written in one form.
 */
final class ApiPage {

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** The headers that a client can act on. */
    private static final List<String> HEADERS = List.of(
            "Content-Type", "Location", "ETag", "Link", "Allow", "Retry-After", "WWW-Authenticate", "Cache-Control");

    /** In this order: what an earlier one has changed no later one finds. */
    private static final List<Map.Entry<String, String>> SAME_EVERY_TIME = List.of(
            Map.entry("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+", "eyJraWQiOi…"),
            Map.entry("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "6b1f0c4e-…"),
            Map.entry(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)", "2026-01-01T12:00:00Z"),
            Map.entry("\"(requestId|request_id)\" : \"[^\"]*\"", "\"$1\" : \"5e0c2f81a97d4b36\""),
            Map.entry("\"(n|x|kid)\" : \"[A-Za-z0-9_-]{30,}\"", "\"$1\" : \"0vx7…\""),
            Map.entry("\"secret\" : \"[A-Za-z0-9_-]{20,}\"", "\"secret\" : \"…\""),
            Map.entry("([&?])ts=\\d+", "$1ts=1"),
            Map.entry("i-[0-9a-f]{16}", "i-0f1e2d3c4b5a6978"),
            Map.entry("(ETag: (?:W/)?\")[^\"]*\"", "$1…\""),
            Map.entry(
                    "\"(revision|position|id|version|time|lastSeenSeconds|ageSeconds|expires_in|last_epoch|known)\" : \\d+",
                    "\"$1\" : 1"));

    private final Service service;
    private final StringBuilder text = new StringBuilder();

    ApiPage(Service service, String introduction) {
        this.service = service;
        text.append("# The API of %s by example\n\n%s\n\n".formatted(service.title(), introduction.strip()));
        text.append(
                "Requests and answers are real ones, recorded by `ApiPagesTest`, which fails while a page is stale. Which route needs which scope: [routes](routes/%s.md).\n"
                        .formatted(service.title()));
    }

    ApiPage says(String paragraph) {
        text.append("\n").append(paragraph.strip()).append("\n");
        return this;
    }

    /** Sends a request and writes down what came of it. */
    HttpResponse<String> shows(String title, Caller caller, String method, String path, Object body) {
        HttpResponse<String> answer = caller.send(method, path, body);
        text.append("\n## %s\n\n```http\n%s %s\n".formatted(title, method, path));
        if (!caller.token().isEmpty()) {
            text.append("Authorization: Bearer $TOKEN\n");
        }
        if (!"".equals(body)) {
            text.append("\n")
                    .append(body instanceof String form ? form : same(PRETTY.writeValueAsString(body)))
                    .append("\n");
        }
        text.append("```\n\n```http\n").append(answer.statusCode()).append("\n");
        for (String header : HEADERS) {
            answer.headers()
                    .firstValue(header)
                    .ifPresent(value -> text.append(same("%s: %s\n".formatted(header, value))));
        }
        if (!answer.body().isEmpty()) {
            text.append("\n")
                    .append(same(pretty(answer.body())).stripTrailing())
                    .append("\n");
        }
        text.append("```\n");
        return answer;
    }

    /** Compares it with the page of the docs; with {@code -Dchamicore.update-docs} writes that first. */
    void check() throws IOException {
        Path page = SystemSuite.root().resolve("docs/api/%s.md".formatted(service.title()));
        if (System.getProperty("chamicore.update-docs") != null) {
            Files.writeString(page, text);
        }
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("%s is stale: run this test with -Dchamicore.update-docs", page)
                .isEqualTo(text.toString());
    }

    private static String pretty(String body) {
        return Optional.of(body)
                .filter(each -> each.startsWith("{") || each.startsWith("["))
                .map(ApiPage::indented)
                .orElse(body);
    }

    private static String indented(String json) {
        try {
            return PRETTY.writeValueAsString(PRETTY.readTree(json));
        } catch (JacksonException noJson) {
            return json;
        }
    }

    private static String same(String text) {
        String same = text;
        for (Service each : Service.values()) {
            String address = SystemSuite.suite().address().of(each).toString();
            same = same.replace(address, "http://" + each.title())
                    .replace(address.replace("localhost", "127.9.9.240"), "http://" + each.title());
        }
        for (Map.Entry<String, String> each : SAME_EVERY_TIME) {
            same = same.replaceAll(each.getKey(), each.getValue());
        }
        return same;
    }
}
