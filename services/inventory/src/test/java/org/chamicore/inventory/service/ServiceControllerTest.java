package org.chamicore.inventory.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.willThrow;

import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryProperties;
import org.chamicore.inventory.component.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ControllerTest(ServiceController.class)
@Import({KnownValues.class, Roles.class})
@EnableConfigurationProperties(InventoryProperties.class)
class ServiceControllerTest {

    private static final String SERVICE = "/hsm/v2/service";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private ServiceRepository database;

    @Test
    void readyWhenDatabaseAnswers() {
        assertThat(mvc.get().uri(SERVICE + "/ready"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"code\":0,\"message\":\"HSM is healthy\"}");
    }

    @Test
    void notReadyWhenDatabaseIsAway() {
        willThrow(new DataAccessResourceFailureException("away"))
                .given(database)
                .ping();

        assertThat(mvc.get().uri(SERVICE + "/ready"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "5")
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("HSM's database is unhealthy: ");
    }

    @Test
    void aliveWithoutAWord() {
        assertThat(mvc.get().uri(SERVICE + "/liveness"))
                .hasStatus(HttpStatus.NO_CONTENT)
                .bodyText()
                .isEmpty();
    }

    @Test
    void allValuesAreListed() {
        assertThat(mvc.get().uri(SERVICE + "/values"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(Golden.text("values.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arch    | {"Arch":["X86","ARM","UNKNOWN","Other"]}
            class   | {"Class":["River","Mountain","Hill"]}
            flag    | {"Flag":["OK","Warning","Alert","Locked","Unknown"]}
            nettype | {"NetType":["Sling","Infiniband","Ethernet","OEM","None"]}
            role    | {"Role":["Compute","Service","System","Application","Storage","Management"]}
            subrole | {"SubRole":["Master","Worker","Storage"]}
            state   | {"State":["Unknown","Empty","Populated","Off","On","Standby","Halt","Ready"]}
            """)
    void oneKindOfValueIsListedAlone(String kind, String body) {
        assertThat(mvc.get().uri(SERVICE + "/values/" + kind))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(body);
    }

    @Test
    void typesAreListedAlone() {
        assertThat(mvc.get().uri(SERVICE + "/values/type"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.Type.length()")
                .isEqualTo(56);
    }
}
