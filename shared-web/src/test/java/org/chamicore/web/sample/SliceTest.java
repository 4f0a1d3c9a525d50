package org.chamicore.web.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a service's controller tests see without asking for it: the same refusals and the same guard as in the whole. */
@WebMvcTest({ThingController.class, GuardedController.class})
class SliceTest {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void guardsByTheRouteTable() {
        assertThat(mvc.get().uri("/guarded/me"))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"chamicore\"");
        assertThat(mvc.get().uri("/guarded/me").with(jwt().jwt(token -> token.claim("scope", "other"))))
                .hasStatus(403);
        assertThat(mvc.get().uri("/guarded/me").with(jwt().jwt(token -> token.claim("scope", "sample.read"))))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.subject")
                .isEqualTo("user");
        assertThat(mvc.get().uri("/guarded/me").header("Authorization", "Bearer garbage"))
                .hasStatus(401);
    }

    @Test
    void leavesOpenRoutesOpen() {
        assertThat(mvc.get().uri("/open/text")).hasStatusOk();
        assertThat(mvc.get().uri("/open/text/")).hasStatusOk();
        assertThat(mvc.get().uri("/open/text").header("Authorization", "Bearer garbage"))
                .hasStatusOk();
    }

    @Test
    void refusesWithProblemDocuments() {
        assertThat(mvc.post()
                        .uri("/open/things")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"count\":\"1\"}"))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("count");
        assertThat(mvc.get().uri("/nothing")).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.delete().uri("/open/text")).hasStatus(405).containsHeader(HttpHeaders.ALLOW);
    }
}
