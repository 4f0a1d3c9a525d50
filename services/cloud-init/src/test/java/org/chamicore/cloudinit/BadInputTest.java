package org.chamicore.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is sent to any writing route, the answer is a refusal that says why, and nothing is stored. */
class BadInputTest extends WholeService {

    private static final Map<String, String> ROUTES = Map.of(
            "/admin/cluster-defaults", "POST",
            "/cloud-init/admin/cluster-defaults", "PUT",
            "/admin/groups", "POST",
            "/admin/groups/bad-input", "PUT",
            "/admin/instance-info/x99c0s0b0n0", "PUT");

    @Test
    void isRefusedOnEveryRoute() {
        String before = stored();
        ROUTES.forEach((path, method) -> bodies().forEach((what, body) -> {
            var answer = send(request(path)
                    .header("Authorization", "Bearer " + WRITER)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(body)));
            assertThat(answer.statusCode())
                    .describedAs("%s %s: %s", method, path, what)
                    .isBetween(400, 422);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .describedAs("%s %s: %s", method, path, what)
                    .hasValue("application/problem+json");
        }));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatIsNotThereIsNot() {
        for (String path : new String[] {
            "/", "/wg-init", "/admin", "/admin/", "/secure", "/cloud-init", "/meta-data/x", "/admin/impersonation/x0"
        }) {
            assertThat(get(path).statusCode()).describedAs(path).isEqualTo(404);
        }
        assertThat(send(request("/wg-init").POST(BodyPublishers.ofString("{\"public_key\": \"a\"}")))
                        .statusCode())
                .isEqualTo(404);
        for (String path : new String[] {"/meta-data", "/version", "/compute.yaml"}) {
            assertThat(write("POST", path, "{}").statusCode()).describedAs(path).isEqualTo(405);
        }
    }

    @Test
    void pathsThatHideSomethingAreRefused() {
        for (String path : new String[] {
            "/a%2Fb.yaml", "/a%00.yaml", "/..%2f.yaml", "/a;b.yaml", "/%5c.yaml", "/a%0d%0ab.yaml", "//meta-data"
        }) {
            assertThat(asNode("10.99.99.99", path).statusCode())
                    .describedAs(path)
                    .isIn(400, 404);
        }
    }

    private static Map<String, byte[]> bodies() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("nothing", new byte[0]);
        bodies.put("null", utf8("null"));
        bodies.put("a list", utf8("[{\"name\": \"bad-input\"}]"));
        bodies.put("a text", utf8("\"bad-input\""));
        bodies.put("a number", utf8("7"));
        bodies.put("half an object", utf8("{\"name\": \"bad-input\""));
        bodies.put("two objects", utf8("{\"name\": \"bad-input\"} {}"));
        bodies.put("no JSON", utf8("name: bad-input"));
        bodies.put("no UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        bodies.put("a zip bomb of brackets", utf8("{\"name\": \"bad-input\", \"x\": " + "[".repeat(100_000)));
        bodies.put(
                "a number without end",
                utf8("{\"name\": \"bad-input\", \"nid-length\": %s, \"meta-data\": {\"a\": %s}, \"public-keys\": [%s]}"
                        .formatted("9".repeat(2000), "9".repeat(2000), "9".repeat(2000))));
        bodies.put(
                "more than anybody needs", utf8("{\"name\": \"bad-input\", \"x\": \"" + "x".repeat(9_000_000) + "\"}"));
        return bodies;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String stored() {
        return get("/admin/cluster-defaults").body()
                + get("/admin/groups").body()
                + get("/admin/instance-info").body();
    }
}
