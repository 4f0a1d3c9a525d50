package org.chamicore.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TokenRequestFilterTest {

    private final TokenRequestFilter filter = new TokenRequestFilter(new TokenRefusals());

    @Test
    void saysWhenToComeBackWhileDatabaseIsAway() throws Exception {
        MockHttpServletResponse answer = ask((request, response) -> {
            throw new DataAccessResourceFailureException("away");
        });

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(answer.getContentAsString()).contains("\"error\":\"temporarily_unavailable\"");
    }

    @Test
    void tellsNothingOfADefect() throws Exception {
        MockHttpServletResponse answer = ask((request, response) -> {
            throw new IllegalStateException("inner matters");
        });

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).isEqualTo("{\"error\":\"server_error\"}");
    }

    private MockHttpServletResponse ask(FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", AuthRoutes.TOKEN);
        request.setContentType("application/x-www-form-urlencoded");
        request.setParameter("grant_type", "client_credentials");
        MockHttpServletResponse answer = new MockHttpServletResponse();
        filter.doFilter(request, answer, chain);
        return answer;
    }
}
