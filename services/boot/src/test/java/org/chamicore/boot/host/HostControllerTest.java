package org.chamicore.boot.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import org.chamicore.boot.WebTest;
import org.chamicore.boot.directory.CurrentDirectory;
import org.chamicore.boot.directory.TestDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
@WebMvcTest(HostController.class)
@Import(Hosts.class)
class HostControllerTest {

    private static final TestDirectory TWO = new TestDirectory()
            .node("x0c0s2b0n0", 6, "Compute", "02:00:00:00:0b:01")
            .node("x0c0s1b0n0", 5, "Compute", "02:00:00:00:0a:01");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private CurrentDirectory directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                        | x0c0s1b0n0 x0c0s2b0n0
            ?nid=6&name=x0c0s1b0n0                                    | x0c0s1b0n0 x0c0s2b0n0
            ?name=x0c0s2b0n0,x0c0s1b0n0&mac=02-00-00-00-0A-01&nid=0x5 | x0c0s2b0n0 x0c0s1b0n0 x0c0s1b0n0 x0c0s1b0n0
            """)
    void answersInTheOrderOfTheQuestion(String query, String xnames) {
        given(directory.getComplete()).willReturn(TWO.build());

        assertThat(mvc.get().uri("/boot/v1/hosts" + query))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].ID")
                .asArray()
                .containsExactly((Object[]) xnames.split(" ", -1));
    }

    @Test
    void knowsNobodyInAnEmptyInventory() {
        given(directory.getComplete()).willReturn(new TestDirectory().build());

        assertThat(mvc.get().uri("/boot/v1/hosts")).hasStatusOk().hasBodyTextEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"name=x0c0s3b0n0, 404", "name=Compute, 404", "nid=7&nid=5, 404", "nid=, 400", "mac=x, 400"})
    void refusesWhatItDoesNotKnow(String query, int status) {
        given(directory.getComplete()).willReturn(TWO.build());

        assertThat(mvc.get().uri("/boot/v1/hosts?" + query)).hasStatus(status);
    }

    @Test
    void answers503UntilTheInventoryWasHeard() {
        given(directory.getComplete())
                .willAnswer(call -> new TestDirectory().loaded().getComplete());

        assertThat(mvc.get().uri("/boot/v1/hosts")).hasStatus(503).hasHeader("Retry-After", "5");
    }
}
