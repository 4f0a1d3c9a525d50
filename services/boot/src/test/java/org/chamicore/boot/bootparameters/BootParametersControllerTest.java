package org.chamicore.boot.bootparameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chamicore.boot.WebTest;
import org.chamicore.boot.bootparameters.WriteOutcome.AlreadyBound;
import org.chamicore.boot.bootparameters.WriteOutcome.Done;
import org.chamicore.boot.bootparameters.WriteOutcome.NotBound;
import org.chamicore.boot.bootparameters.WriteOutcome.Stored;
import org.chamicore.boot.configuration.BootParameters;
import org.chamicore.boot.configuration.ImageLocation;
import org.chamicore.boot.configuration.Selector;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@WebMvcTest(BootParametersController.class)
class BootParametersControllerTest {

    private static final UUID TOKEN = UUID.fromString("5f0c1c1e-0000-4000-8000-000000000001");
    private static final String RECORD = "{\"NIDS\": [\"0x5\", 6], \"Kernel\": \"k1\", \"unknown\": {}}";
    private static final BootParameters K1 = BootParameters.of(null, new ImageLocation("k1"), null, null);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private BootParametersService service;

    @Test
    void createAnswers201WithTheTokenAlone() {
        given(service.write(new Write.Create(selectors("nid5", "nid6"), K1))).willReturn(new Stored(TOKEN));

        assertThat(send(HttpMethod.POST, RECORD))
                .hasStatus(201)
                .hasHeader("BSS-Referral-Token", TOKEN.toString())
                .hasBodyTextEqualTo("");
    }

    @Test
    void createAnswers409WhenThereIsSomething() {
        given(service.write(any())).willReturn(new AlreadyBound(List.of(Selector.from("nid6"))));

        assertThat(send(HttpMethod.POST, RECORD)).hasStatus(409).doesNotContainHeader("BSS-Referral-Token");
    }

    @Test
    void replaceAnswers200WithTheTokenAlone() {
        given(service.write(new Write.Replace(selectors("nid5", "nid6"), K1))).willReturn(new Stored(TOKEN));

        assertThat(send(HttpMethod.PUT, RECORD))
                .hasStatus(200)
                .hasHeader("BSS-Referral-Token", TOKEN.toString())
                .hasBodyTextEqualTo("");
    }

    @Test
    void mergeAnswers200WithNothing() {
        given(service.write(any(Write.Change.class))).willReturn(new Done());

        assertThat(send(HttpMethod.PATCH, RECORD))
                .hasStatus(200)
                .doesNotContainHeader("BSS-Referral-Token")
                .hasBodyTextEqualTo("");
    }

    @Test
    void mergeAnswers404WhenOneIsMissing() {
        given(service.write(any())).willReturn(new NotBound(List.of(Selector.from("nid6"))));

        assertThat(send(HttpMethod.PATCH, RECORD)).hasStatus(404);
    }

    @Test
    void deleteTakesNamesFromBodyAndQuery() {
        given(service.write(any())).willReturn(new Done());

        assertThat(mvc.delete()
                        .uri("/boot/v1/bootparameters?nid=7,8&nid=9&mac=020000000a01")
                        .content(RECORD))
                .hasStatus(200);
        then(service)
                .should()
                .write(new Write.Delete(selectors("nid5", "nid6", "nid7", "nid8", "nid9", "02:00:00:00:0a:01")));
    }

    @Test
    void findAsksForEverythingWhenNothingIsNamed() {
        for (String body : new String[] {"", "null", "{}", "{\"hosts\": [], \"kernel\": \"\"}"}) {
            given(service.findAll()).willReturn(List.of());
            assertThat(send(HttpMethod.GET, body)).hasStatus(200).hasBodyTextEqualTo("[]");
        }
    }

    @Test
    void findAnswers503WhenDatabaseIsAway() {
        given(service.findAll()).willThrow(new DataAccessResourceFailureException("away"));

        assertThat(send(HttpMethod.GET, "")).hasStatus(503).hasHeader("Retry-After", "5");
    }

    private MvcTestResult send(HttpMethod method, String body) {
        return mvc.method(method).uri("/boot/v1/bootparameters").content(body).exchange();
    }

    private static Set<Selector> selectors(String... hosts) {
        Set<Selector> selectors = new TreeSet<>();
        for (String host : hosts) {
            selectors.add(Selector.from(host));
        }
        return selectors;
    }
}
