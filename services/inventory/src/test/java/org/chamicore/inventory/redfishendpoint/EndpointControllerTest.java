package org.chamicore.inventory.redfishendpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.EndpointTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.FqdnTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.InterfaceTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.Registered;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ControllerTest({EndpointController.class, RegistrationController.class})
@Import({PayloadReader.class, ManagerReader.class, SystemReader.class, RawSystemReader.class, PduReader.class})
class EndpointControllerTest {

    private static final String ENDPOINTS = "/hsm/v2/Inventory/RedfishEndpoints";
    private static final Xname BMC = Xname.parse("x0c0s1b0");

    @TestConfiguration
    static class Time {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private EndpointService endpoints;

    private final ArgumentCaptor<List<Registration>> registrations = ArgumentCaptor.captor();

    @Test
    void createAnswersWithWhereItIs() {
        givenRegistered();

        assertThat(send(HttpMethod.POST, "", "{\"ID\":\"X0c0s01b0\",\"Password\":\"secret\",\"macrequired\":true}"))
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", ENDPOINTS + "/x0c0s1b0")
                .bodyText()
                .isEqualTo("[{\"URI\":\"/hsm/v2/Inventory/RedfishEndpoints/x0c0s1b0\"}]");
        assertThat(registered()).singleElement().satisfies(registration -> {
            assertThat(registration.endpoint().macRequired()).isTrue();
            assertThat(registration.findings()).isEqualTo(Findings.NONE);
        });
    }

    @Test
    void createTakesSeveralWithWhatEachManages() {
        givenRegistered();

        assertThat(send(HttpMethod.POST, "", """
                        {"RedfishEndpoints": [
                          {"ID": "x0c0s1b0", "SchemaVersion": 1, "Systems": [{"uri": "/redfish/v1/Systems/1"}]},
                          {"Hostname": "x0c0s2b0", "SchemaVersion": 1, "Managers": [{"uri": "/redfish/v1/Managers/1"}]}]}
                        """)).hasStatus(HttpStatus.CREATED).hasHeader("Location", ENDPOINTS);
        assertThat(registered())
                .flatExtracting(registration -> registration.findings().components())
                .extracting(sighting -> sighting.id().value())
                .containsExactly("x0c0s1b0n0", "x0c0s2b0");
    }

    @ParameterizedTest
    @CsvSource({"{}", "'{\"RedfishEndpoints\":[]}'"})
    void createOfNothingAnswersNothing(String body) {
        assertThat(send(HttpMethod.POST, "", body)).hasStatus(HttpStatus.NO_CONTENT);
        then(endpoints).should(never()).create(any());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Name":"a"}                                         | couldn't validate endpoint data: No xname ID found
            {"ID":"foo"}                                         | couldn't validate endpoint data: foo is not a valid locational xname ID
            {"ID":"x0c0s1b0n0"}                                  | couldn't validate endpoint data: xname ID x0c0s1b0n0 has wrong type for RF endpoint: Node
            {"ID":"x0c0s1b0","IPAddress":"zz"}                   | couldn't validate endpoint data: IPAddress is not a valid IP address: 'zz'
            {"RedfishEndpoints":[{"ID":"x0c0s1b0"},{}]}          | couldn't validate endpoint data at idx 1: No xname ID found
            {"RedfishEndpoints":[null]}                          | couldn't validate endpoint data at idx 0: No xname ID found
            {"ID":"x0c0s1b0","SchemaVersion":"1"}                | Field SchemaVersion must be a number (integer)
            {"ID":"x0c0s1b0","SchemaVersion":1,"UUID":"u"}       | couldn't validate endpoint data: UUID 'u' is not well-formed
            {"ID":"x0c0s1b0","SchemaVersion":1,"Systems":{}}     | Field Systems must be a list
            {"ID":"x0c0s1b0","SchemaVersion":1,"Systems":[{"uri":7}]} | Field Systems[0].uri must be a text
            {"ID":"x0c0s1b0","SchemaVersion":1,"Systems":[{"ethernet_interfaces":[{"mac":""}]}]} | couldn't validate endpoint data: Invalid CompEthInterface MAC Address
            {"ID":"x0c0s1b0","SchemaVersion":1,"Systems":[{"ethernet_interfaces":[{"mac":"zz"}]}]} | couldn't validate endpoint data: Systems[0].ethernet_interfaces[0].mac: MAC string has invalid length
            {"ID":"x0c0s1b0","SchemaVersion":1,"Managers":[{"ethernet_interfaces":[{"mac":"a4bf0138ee65","ip":"zz"}]}]} | couldn't validate endpoint data: Managers[0].ethernet_interfaces[0].ip: Invalid CompEthInterface IP Address
            {"ID":"x0c0b0","SchemaVersion":1,"Systems":[{}]}     | couldn't validate endpoint data: xname ID 'x0c0b0n0' is invalid
            {"ID":"x0c0s1b0","Systems":[{}]}                     | couldn't validate endpoint data: Systems[0].Data is missing
            {"ID":"x0c0s1b0","Systems":[{"Data":{"@odata.id":"/a"}}]} | couldn't validate endpoint data: Systems[0].Data.SystemType is missing
            {"ID":"x0m0","PDUInventory":{"Outlets":[{"id_suffix":"p1v1","state":"x"}]}} | couldn't validate endpoint data: state 'x' of x0m0p1v1 is invalid
            {"ID":"x0m0","PDUInventory":{"Outlets":[{"state":"On","id_suffix":"n0"}]}} | couldn't validate endpoint data: xname ID 'x0m0n0' is invalid
            """)
    void createSaysWhatIsWrongAndStoresNothing(String body, String detail) {
        assertRefused(send(HttpMethod.POST, "", body), HttpStatus.BAD_REQUEST, detail);
        then(endpoints).should(never()).create(any());
    }

    @Test
    void createReadsTheOlderForm() {
        givenRegistered();

        assertThat(send(HttpMethod.POST, "", """
                        {"ID": "x0c0s1b0", "Systems": [
                          {"Data": {"@odata.id": "/redfish/v1/Systems/1", "UUID": "u", "SystemType": "Physical", "Status": {"State": "Disabled"}},
                           "EthernetInterfaces": [{"@odata.id": "/redfish/v1/Systems/1/EthernetInterfaces/1", "Id": "1",
                             "InterfaceEnabled": true, "Description": "nic", "MACAddress": "AA:BB:CC:00:00:01"}]}]}
                        """)).hasStatus(HttpStatus.CREATED);

        Findings findings = registered().getFirst().findings();
        assertThat(findings.interfaces()).isEmpty();
        assertThat(findings.components()).singleElement().satisfies(node -> {
            assertThat(node.id()).isEqualTo(Xname.parse("x0c0s1b0n0"));
            assertThat(node.enabled()).isFalse();
        });
        assertThat(findings.componentEndpoints()).singleElement().satisfies(node -> {
            assertThat(node.resource().odataId()).isEqualTo("/redfish/v1/Systems/1");
            assertThat(node.info()).hasToString("""
                    {"EthernetNICInfo":[{"RedfishId":"1","@odata.id":"/redfish/v1/Systems/1/EthernetInterfaces/1",\
                    "Description":"nic","InterfaceEnabled":true,"MACAddress":"aa:bb:cc:00:00:01"}]}""");
        });
    }

    @Test
    void systemsWithoutUuidAreToldApartByPath() {
        givenRegistered();

        send(HttpMethod.POST, "", """
                {"ID": "x0c0s1b0", "UUID": "", "SchemaVersion": 1, "Systems": [
                  {"uri": "https://b/redfish/v1/Systems/1", "uuid": ""}, {"uri": "/redfish/v1/Systems/2"},
                  {"uri": "/redfish/v1/Systems/1"}, {"name": "a"}, {"name": "b"}]}
                """);

        assertThat(registered().getFirst().findings().components()).hasSize(4);
    }

    @Test
    void conflictsAreToldApart() {
        given(endpoints.create(any())).willReturn(new EndpointTaken(List.of(0)), new InterfaceTaken(List.of(0)));
        given(endpoints.replace(any(), any())).willReturn(new FqdnTaken());

        assertRefused(
                send(HttpMethod.POST, "", "{\"ID\":\"x0c0s1b0\"}"),
                HttpStatus.CONFLICT,
                "operation would conflict with an existing resource that has the same FQDN or xname ID.");
        assertRefused(
                send(HttpMethod.POST, "", "{\"ID\":\"x0c0s1b0\"}"),
                HttpStatus.CONFLICT,
                "operation would conflict with an existing component ethernet interface that has the same MAC address.");
        assertRefused(
                send(HttpMethod.PUT, "/x0c0s1b0", "{}"),
                HttpStatus.CONFLICT,
                "operation would conflict with an existing resource that has the same FQDN");
    }

    @Test
    void replaceTakesTheNameFromTheUrl() {
        given(endpoints.replace(any(), any()))
                .willAnswer(call ->
                        new Registered(List.of(call.<Registration>getArgument(0).endpoint())));

        assertThat(send(HttpMethod.PUT, "/X0c0s01b0", "{\"FQDN\":\"bmc.lan\",\"Password\":\"secret\"}"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("""
                        {"ID":"x0c0s1b0","Type":"NodeBMC","Hostname":"bmc","Domain":"lan","FQDN":"bmc.lan","Enabled":true,\
                        "User":"","Password":"","RediscoverOnUpdate":false,"DiscoveryInfo":{"LastDiscoveryStatus":"NotYetQueried"}}""");
    }

    @Test
    void replaceSaysWhatIsWrong() {
        assertRefused(
                send(HttpMethod.PUT, "/x0c0s1b0", "{\"ID\":\"x0c0s2b0\"}"),
                HttpStatus.BAD_REQUEST,
                "xname in URL and PUT body do not match");
        assertRefused(
                send(HttpMethod.PUT, "/zz", "{}"),
                HttpStatus.BAD_REQUEST,
                "couldn't validate endpoint data: zz is not a valid locational xname ID");
    }

    @Test
    void findAnswers404ForUnknownAndMalformedNames() {
        given(endpoints.find(any())).willReturn(Optional.empty());

        Stream.of("x0c0s1b0", "zz")
                .forEach(name -> assertRefused(
                        mvc.get().uri(ENDPOINTS + "/" + name).exchange(), HttpStatus.NOT_FOUND, "no such xname."));
    }

    @Test
    void listSaysWhatIsWrong() {
        assertRefused(
                mvc.get().uri(ENDPOINTS + "?id=zz").exchange(),
                HttpStatus.BAD_REQUEST,
                "bad query param: Argument was not a valid xname ID");
        assertRefused(
                mvc.get().uri(ENDPOINTS + "?type=zz").exchange(),
                HttpStatus.BAD_REQUEST,
                "bad query param: Argument was not a valid HMS Type");
    }

    @Test
    void deleteAnswersWithMessageOr404() {
        given(endpoints.delete(eq(BMC), any())).willReturn(true, false);
        given(endpoints.deleteAll()).willReturn(3, 0);

        assertThat(send(HttpMethod.DELETE, "/X0c0s1b0", ""))
                .hasStatusOk()
                .bodyText()
                .contains("deleted 1 entry\"");
        assertRefused(send(HttpMethod.DELETE, "/x0c0s1b0", ""), HttpStatus.NOT_FOUND, "no such xname.");
        assertRefused(send(HttpMethod.DELETE, "/zz", ""), HttpStatus.BAD_REQUEST, "Argument was not a valid xname ID");
        assertThat(send(HttpMethod.DELETE, "", "")).hasStatusOk().bodyText().contains("deleted 3 entries\"");
        assertRefused(send(HttpMethod.DELETE, "", ""), HttpStatus.NOT_FOUND, "no entries to delete");
    }

    private void givenRegistered() {
        given(endpoints.create(any())).willAnswer(call -> {
            List<Registration> sent = call.getArgument(0);
            return new Registered(sent.stream().map(Registration::endpoint).toList());
        });
    }

    private List<Registration> registered() {
        then(endpoints).should().create(registrations.capture());
        return registrations.getValue();
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri(ENDPOINTS + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertRefused(MvcTestResult answer, HttpStatus status, String detail) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(detail);
    }
}
