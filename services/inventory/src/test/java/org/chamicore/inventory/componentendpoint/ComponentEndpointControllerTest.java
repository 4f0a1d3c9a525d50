package org.chamicore.inventory.componentendpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Owner;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Resource;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@ControllerTest(ComponentEndpointController.class)
class ComponentEndpointControllerTest {

    private static final String ENDPOINTS = "/hsm/v2/Inventory/ComponentEndpoints";

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private ComponentEndpointService endpoints;

    /** BSS reads the member that goes with the type without a look whether it is there. */
    @ParameterizedTest
    @EnumSource(RedfishType.class)
    void everyTypeHasItsInfo(RedfishType type) {
        String member = type == RedfishType.COMPUTER_SYSTEM
                ? "RedfishSystemInfo"
                : type == RedfishType.POWER_DISTRIBUTION ? "RedfishPDUInfo" : "Redfish%sInfo".formatted(type.label());
        given(endpoints.find(any())).willReturn(Optional.of(endpoint(type)));

        assertThat(mvc.get().uri(ENDPOINTS + "/X0c0s1b0"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("""
                        {"ID":"x0c0s1b0","Type":"NodeBMC","RedfishType":"%1$s","RedfishSubtype":"","OdataID":"/a",\
                        "RedfishEndpointID":"x0c0s1b0","Enabled":true,"RedfishEndpointFQDN":"bmc.lan","RedfishURL":"bmc.lan/a",\
                        "ComponentEndpointType":"ComponentEndpoint%1$s","%2$s":{}}""".formatted(type.label(), member));
    }

    @Test
    @SuppressWarnings("unchecked")
    void listIsWrapped() {
        willAnswer(call -> {
                    ((Consumer<ComponentEndpoint>) call.getArgument(2)).accept(endpoint(RedfishType.MANAGER));
                    return null;
                })
                .given(endpoints)
                .forEach(any(), any(), any());

        assertThat(mvc.get().uri(ENDPOINTS))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.ComponentEndpoints[0].ID")
                .isEqualTo("x0c0s1b0");
    }

    @Test
    void malformedNamesAreToldFromUnknownOnes() {
        given(endpoints.find(any())).willReturn(Optional.empty());

        assertRefused(
                mvc.get().uri(ENDPOINTS + "/zz").exchange(),
                HttpStatus.BAD_REQUEST,
                "Argument was not a valid xname ID");
        assertRefused(mvc.get().uri(ENDPOINTS + "/x0").exchange(), HttpStatus.NOT_FOUND, "no such xname.");
        assertRefused(
                mvc.get().uri(ENDPOINTS + "?redfish_ep=zz").exchange(),
                HttpStatus.BAD_REQUEST,
                "bad query param: Argument was not a valid xname ID");
        assertRefused(
                mvc.get().uri(ENDPOINTS + "?type=zz").exchange(),
                HttpStatus.BAD_REQUEST,
                "bad query param: Argument was not a valid HMS Type");
    }

    private static ComponentEndpoint endpoint(RedfishType type) {
        return new ComponentEndpoint(
                Xname.parse("x0c0s1b0"),
                new Resource(type, "", null, "/a"),
                new Owner(Xname.parse("x0c0s1b0"), true, "bmc.lan"),
                JsonMapper.shared().createObjectNode());
    }

    private static void assertRefused(MvcTestResult answer, HttpStatus status, String detail) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(detail);
    }
}
