package org.chamicore.boot.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import org.chamicore.boot.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@WebMvcTest(StatusController.class)
class StatusControllerTest {

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private Neighbourhood neighbourhood;

    @BeforeEach
    void allIsWell() {
        given(neighbourhood.version()).willReturn("1.2.3");
        given(neighbourhood.hearsInventory()).willReturn(true);
        given(neighbourhood.reachesDatabase()).willReturn(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/service/status", "/service/status/"})
    void runningIsSaidInTheSameBytes(String path) {
        assertThat(get(path))
                .hasStatusOk()
                .hasContentType("application/json")
                .hasBodyTextEqualTo("{\"bss-status\":\"running\"}\n");
    }

    @Test
    void allIsSaidTogether() {
        assertThat(get("/service/status/all")).hasStatusOk().hasBodyTextEqualTo("""
                {"bss-status":"running","bss-version":"1.2.3","bss-status-hsm":"connected",\
                "bss-storage-backend":{"name":"postgres","status":"connected"}}""");
        assertThat(get("/service/version")).hasStatusOk().hasBodyTextEqualTo("{\"bss-version\":\"1.2.3\"}");
    }

    @Test
    void inventoryThatIsNotHeardIs503() {
        given(neighbourhood.hearsInventory()).willReturn(false);

        assertThat(get("/service/hsm")).hasStatus(503).hasBodyTextEqualTo("{\"bss-status-hsm\":\"error\"}");
        assertThat(get("/service/status/all"))
                .hasStatus(503)
                .bodyText()
                .contains("\"error\"")
                .contains("connected");
        assertThat(get("/service/storage/status")).hasStatusOk();
    }

    @Test
    void databaseThatIsAwayIs503() {
        given(neighbourhood.reachesDatabase()).willReturn(false);

        assertThat(get("/service/storage/status"))
                .hasStatus(503)
                .hasBodyTextEqualTo("{\"bss-storage-backend\":{\"name\":\"postgres\",\"status\":\"error\"}}");
        assertThat(get("/service/status")).hasStatusOk();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri("/boot/v1" + path).exchange();
    }
}
