package org.chamicore.boot.bootscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

import org.chamicore.boot.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
@WebMvcTest(BootScriptController.class)
class BootScriptControllerTest {

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private BootScripts scripts;

    @Test
    void answersWithTheScriptAndNothingElse() {
        given(scripts.script(
                        any(),
                        eq(new Addresses(
                                "http://localhost/boot/v1/bootscript", Seed.at("http://localhost:27777/cloud-init"))),
                        eq("127.0.0.1")))
                .willReturn("#!ipxe\nboot é\n");

        assertThat(mvc.get().uri("/boot/v1/bootscript?mac=02:00:00:00:0a:01"))
                .hasStatusOk()
                .hasHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
                .hasHeader(HttpHeaders.CONTENT_LENGTH, "15")
                .hasBodyTextEqualTo("#!ipxe\nboot é\n");
    }

    /** Firmware asks for what it likes; it gets a script. */
    @Test
    void answersWhateverIsAccepted() {
        given(scripts.script(any(), any(), any())).willReturn("#!ipxe\n");

        assertThat(mvc.get().uri("/apis/bss/boot/v1/bootscript").header(HttpHeaders.ACCEPT, "application/json"))
                .hasStatusOk()
                .hasBodyTextEqualTo("#!ipxe\n");
    }

    @Test
    void refusalKeepsItsStatus() {
        given(scripts.script(any(), any(), any())).willThrow(BootScriptProblem.WHO_ASKS.with("Say which node asks"));

        assertThat(mvc.get().uri("/boot/v1/bootscript"))
                .hasStatus(400)
                .hasHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    }
}
