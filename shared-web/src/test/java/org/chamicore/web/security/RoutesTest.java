package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.web.security.RouteTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;

class RoutesTest {

    private final Routes routes = new Routes(RouteTable.of("sample")
            .needs("one", HttpMethod.GET, "/a/{id}")
            .needs("query", HttpMethod.GET, "/a/Query")
            .needs("change", HttpMethod.POST, "/a/{id}")
            .needs("deep", HttpMethod.GET, "/a/{id}/deep", "/a/Query/deep")
            .needs("file", HttpMethod.GET, "/a/{group}.yaml")
            .needs("rest", HttpMethod.GET, "/b/**")
            .open("test", HttpMethod.GET, "/b/open", "/c/{id}/open"));

    @ParameterizedTest
    @CsvSource({
        "GET,  /a/x0c0,        one",
        "HEAD, /a/x0c0,        one",
        "GET,  /a/Query,       query",
        "GET,  /a/%51uery,     query",
        "GET,  /a/query,       one",
        "POST, /a/Query,       change",
        "GET,  /a/x/deep,      deep",
        "GET,  /a/Query/deep,  deep",
        "GET,  /a/x.yaml,      file",
        "GET,  /b/x/y/z,       rest",
        "GET,  /b,             rest",
        "GET,  /b/open,        ''",
        "GET,  /b/open/more,   rest",
        "GET,  /c/x/open,      ''",
        "GET,  /health,        ''",
        "GET,  /health/feed,   ''"
    })
    void findTheMostSpecificRow(String method, String path, String scope) {
        assertThat(routes.find(new MockHttpServletRequest(method, path))
                        .map(row -> row.scope().orElse("")))
                .hasValue(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /a",
        "GET, /a/",
        "GET, /A/x",
        "DELETE, /a/x",
        "OPTIONS, /a/x",
        "BREW, /a/x",
        "GET, /a/x/y",
        "GET, /c/open"
    })
    void findNothingWhereTheTableHasNoRow(String method, String path) {
        assertThat(routes.find(new MockHttpServletRequest(method, path))).isEmpty();
    }

    @Test
    void lookBelowTheContextPath() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/app/a/Query");
        request.setContextPath("/app");
        assertThat(routes.find(request).flatMap(Row::scope)).hasValue("query");
    }

    @Test
    void rememberWhatTheyFoundForAGuardedRoute() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/a/x");
        assertThat(routes.find(request).orElseThrow())
                .isSameAs(routes.find(request).orElseThrow());
    }
}
