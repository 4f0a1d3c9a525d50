package org.chamicore.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.chamicore.web.sample.Sample;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Refused;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RefusedRequestsTest {

    private final Sample sample = Sample.shared();

    @Nested
    class Methods {

        @ParameterizedTest
        @CsvSource({
            "DELETE, /open/things/a, GET",
            "POST, /open/text, GET",
            "GET, /open/things, POST",
            "PATCH, /open/things, POST",
            "PATCH, /guarded/a, GET",
            "BREW, /open/text, GET",
            "POST, /health, GET"
        })
        void thatARouteDoesNotHaveAreToldWhichItHas(String method, String path, String allowed) {
            Answer answer = sample.send(method, path, "");
            Refused.with(405, answer);
            assertThat(answer.header("allow").orElseThrow()).contains(allowed);
        }

        @Test
        void traceIsRefused() {
            Answer answer = sample.send("TRACE", "/open/text", "");
            Refused.with(405, answer);
            assertThat(answer.header("allow")).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/open/text", "/open/things/a", "/health"})
        void headIsGetWithoutBody(String path) {
            Answer got = sample.get(path);
            Answer head = sample.send("HEAD", path, "");
            assertThat(head.status()).isEqualTo(got.status());
            assertThat(head.header("content-type")).isEqualTo(got.header("content-type"));
            assertThat(head.text()).isEmpty();
        }

        @Test
        void headIsGuardedAsGetIs() {
            assertThat(sample.send("HEAD", "/guarded/a", "").status()).isEqualTo(401);
            assertThat(sample.send("HEAD", "/nothing", "").status()).isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource({
            "/open/text, 'GET,HEAD,OPTIONS'",
            "/open/things, 'POST,PUT,OPTIONS'",
            "/guarded/a, 'GET,HEAD,PUT,OPTIONS'"
        })
        void optionsTellsWhichThereAre(String path, String allowed) {
            Answer answer = sample.send("OPTIONS", path, "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("allow").orElseThrow().replace(" ", "").split(","))
                    .containsExactlyInAnyOrder(allowed.split(","));
        }

        @Test
        void pagesOfOtherOriginsAreAllowedNothing() {
            String[] evil = {"Origin: http://evil.example", "Access-Control-Request-Method: PUT"};
            assertThat(sample.send("OPTIONS", "/guarded/a", "", evil).headers().keySet())
                    .noneMatch(name -> name.startsWith("access-control"));
            assertThat(sample.get("/open/text", evil[0]).headers().keySet())
                    .noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Nested
    class Paths {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/nothing",
                    "/open",
                    "/open/texts",
                    "/open/text/more",
                    "/open/things/a/b",
                    "/OPEN/text",
                    "/index.html",
                    "/favicon.ico",
                    "/META-INF/MANIFEST.MF",
                    "/webjars/x.js",
                    "/actuator",
                    "/actuator/env",
                    "/env",
                    "/heapdump",
                    "/beans",
                    "/login",
                    "/logout",
                    "/.well-known/oauth-protected-resource",
                    "/error",
                    "/nothing/",
                    "/open/text//",
                    "//open/text",
                    "/open//text",
                    "/guarded//me"
                })
        void thatDoNotExistAreNotFound(String path) {
            Refused.with(404, sample.get(path));
        }

        @Test
        void thatDoNotExistAreNotFoundWhateverTheMethod() {
            Refused.with(404, sample.send("POST", "/nothing", "{}"));
            Refused.with(404, sample.send("OPTIONS", "/nothing", ""));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/open/text/", "/health/", "/open/things/a/"})
        void mayEndInASlash(String path) {
            assertThat(sample.get(path).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/open/./text",
                    "/open/../guarded/a",
                    "/open/..;/guarded/a",
                    "/open/%2e%2e/guarded/a",
                    "/open/things/..%2f..%2fguarded",
                    "/open/things/a;b=c",
                    "/open/text;jsessionid=1",
                    "/open/things/a%2Fb",
                    "/open/things/a%5Cb",
                    "/open/things/a\\b",
                    "/open/things/a%00b",
                    "/open/things/a%0d%0ab",
                    "/open/things/a%ff",
                    "/open/things/a%zz",
                    "/open/things/a%2",
                    "/open/things/%",
                    "/open/things/a%252Fb",
                    "/open/things/<a>",
                    "/open/things/a^b",
                    "/open/things/\u00e4",
                    "/open/things/\u0001",
                    "open/text",
                    "*"
                })
        void thatPlayTricksAreRefused(String path) {
            Refused.with(400, sample.get(path));
        }

        @Test
        void mayHoldWhatIsEncodedForAReason() {
            assertThat(sample.get("/open/things/02%3a00%20%C3%A4")
                            .json()
                            .path("name")
                            .asString())
                    .isEqualTo("02:00 \u00e4");
        }

        @Test
        void thatAreTooLongAreRefused() {
            Answer answer = sample.get("/open/things/" + "a".repeat(100_000));
            assertThat(answer.status()).isIn(400, 414, 431);
            Refused.with(answer.status(), answer);
        }
    }

    @Nested
    class Parameters {

        @Test
        void thatAreMissingAreNamed() {
            assertThat(Refused.naming("max", sample.get("/open/search"))).isEqualTo("is required");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                max=ten               | max     | must be a number
                max=                  | max     | is required
                max=1.5               | max     | must be a number
                max=99999999999       | max     | must be a number
                max=101               | max     | must be less than or equal to 100
                max=1&color=BLUE      | color   | must be one of [RED, GREEN]
                max=1&enabled=perhaps | enabled | must be true or false
                max=1&since=yesterday | since   | does not have the form wanted here
                max=1&place=y0        | place   | y0 does not begin with x
                """)
        void thatBreakARuleAreNamedWithIt(String query, String field, String rule) {
            assertThat(Refused.naming(field, sample.get("/open/search?" + query)))
                    .isEqualTo(rule);
        }

        @ParameterizedTest
        @ValueSource(strings = {"max=1%", "max=%zz", "max=1&color=%", "max=%ff"})
        void thatAreBadlyEncodedAreRefused(String query) {
            Refused.with(400, sample.get("/open/search?" + query));
        }

        @Test
        void withANameThatNoneMayHaveAreRefused() {
            Refused.with(400, sample.get("/guarded/a?a%00b=1", sample.issuer().bearer("sample.read")));
        }

        @Test
        void thatAreTooManyAreRefused() {
            Refused.with(400, sample.get("/open/search?max=1" + "&a".repeat(2000)));
        }

        @Test
        void inHeadersAreNamedWhenTheyAreMissing() {
            assertThat(Refused.naming("If-Match", sample.get("/open/header"))).isEqualTo("is required");
        }
    }

    @Nested
    class MediaTypes {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/xml",
                    "text/html",
                    "text/yaml",
                    "application/yaml",
                    "multipart/form-data; boundary=x",
                    "garbage",
                    "application/json;charset=none-such",
                    "application/jsonx"
                })
        void thatAreNotJsonAreRefused(String type) {
            Refused.with(415, sample.send("POST", "/open/things", "{\"name\":\"a\"}", "Content-Type: " + type));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-Nothing: of it",
                    "Content-Type:",
                    "Content-Type: application/octet-stream",
                    "Content-Type: text/plain",
                    "Content-Type: text/plain;charset=ISO-8859-1",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Type: APPLICATION/X-WWW-FORM-URLENCODED; charset=utf-8",
                    "Content-Type: application/json",
                    "Content-Type: application/json;charset=utf-8",
                    "Content-Type: application/problem+json"
                })
        void thatSayNothingAreJson(String type) {
            String thing = "{\"name\":\"a=b&c\"}";
            assertThat(sample.send("POST", "/open/things", thing, type)
                            .json()
                            .path("name")
                            .asString())
                    .isEqualTo("a=b&c");
            JsonNode named = sample.send("POST", "/open/things/named?name=q", thing, type)
                    .json();
            assertThat(named.path("body").asString()).isEqualTo("a=b&c");
            assertThat(named.path("query").asString()).isEqualTo("q");
        }

        @Test
        void ofChunkedBodiesMayBeMissing() {
            try (Wire wire = Wire.to(sample.port())) {
                wire.write("POST /open/things HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
                wire.write("c\r\n{\"name\":\"a\"}\r\n0\r\n\r\n");
                assertThat(wire.answer(false).json().path("name").asString()).isEqualTo("a");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"image/png", "text/html", "application/xml;q=0.9, text/csv"})
        void thatCannotBeMadeAreRefusedAllTheSameInJson(String accepted) {
            Refused.with(406, sample.get("/open/things/a", "Accept: " + accepted));
            Refused.with(406, sample.get("/open/text", "Accept: image/png"));
            Refused.with(404, sample.get("/nothing", "Accept: " + accepted));
            Refused.with(401, sample.get("/guarded/a", "Accept: " + accepted));
            Refused.with(400, sample.get("/open/search", "Accept: " + accepted));
            Refused.with(500, sample.get("/fail/defect", "Accept: " + accepted));
        }

        @Test
        void thatAreGarbageAreRefused() {
            Refused.with(406, sample.get("/open/things/a", "Accept: garbage"));
        }
    }

    @Nested
    class Protocol {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GARBAGE\r\n\r\n",
                    "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0000\u0000\r\n\r\n",
                    "GET /open/text HTTP/1.1\r\n\r\n",
                    "GET /open/text HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                    "GET /open/text HTTP/1.1\r\nHost: a b\r\n\r\n",
                    "GET /open/text HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
                    "GET /open/text HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
                    "GET /open/\u0000text HTTP/1.1\r\nHost: a\r\n\r\n",
                    "G\u0000T /open/text HTTP/1.1\r\nHost: a\r\n\r\n",
                    "POST /open/things HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n",
                    "POST /open/things HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                    "POST /open/things HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                    "POST /open/things HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnot a size\r\n",
                })
        void thatIsNotSpokenIsRefused(String request) {
            try (Wire wire = Wire.to(sample.port())) {
                wire.write(request);
                Refused.with(400, wire.answer(false));
                assertThat(wire.isClosedByServer()).isTrue();
            }
        }

        @Test
        void ofAnotherVersionIsRefused() {
            try (Wire wire = Wire.to(sample.port())) {
                wire.write("GET /open/text HTTP/9.9\r\nHost: a\r\n\r\n");
                Refused.with(505, wire.answer(false));
            }
        }

        @Test
        void withAnEncodingThatNobodyKnowsIsRefused() {
            try (Wire wire = Wire.to(sample.port())) {
                wire.write("POST /open/things HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: lzma\r\n\r\n");
                Refused.with(501, wire.answer(false));
            }
        }

        @Test
        void withHeadersThatAreTooLongIsRefused() {
            Answer answer = sample.get("/open/text", "X-Long: " + "a".repeat(100_000));
            assertThat(answer.status()).isIn(400, 431);
            Refused.with(answer.status(), answer);
        }

        @Test
        void withTooManyHeadersIsRefused() {
            String[] headers = new String[300];
            Arrays.setAll(headers, each -> "X-" + each + ": a");
            Answer answer = sample.get("/open/text", headers);
            assertThat(answer.status()).isIn(400, 431);
            Refused.with(answer.status(), answer);
        }

        @Test
        void leavesTheConnectionUsableAfterARefusal() {
            try (Wire wire = Wire.to(sample.port())) {
                Refused.with(404, wire.request("GET", "/nothing", new byte[0]));
                Refused.with(401, wire.request("GET", "/guarded/a", new byte[0]));
                assertThat(wire.request("GET", "/open/text", new byte[0]).status())
                        .isEqualTo(200);
            }
        }
    }
}
