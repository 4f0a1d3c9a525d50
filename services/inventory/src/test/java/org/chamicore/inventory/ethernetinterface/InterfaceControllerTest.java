package org.chamicore.inventory.ethernetinterface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.never;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ControllerTest(InterfaceController.class)
@Import(InterfaceSpecs.class)
class InterfaceControllerTest {

    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";
    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00.123456Z");
    private static final MacAddress MAC = MacAddress.parse("a4bf0138ee65");
    private static final EthernetInterface NIC = new EthernetInterface(
            MAC,
            "mgmt",
            NOW,
            Xname.parse("x0c0s1b0"),
            List.of(
                    new IpMapping(IpAddress.find("10.0.0.1").orElseThrow(), "HMN"),
                    new IpMapping(IpAddress.find("fd00::1").orElseThrow(), null)));
    private static final EthernetInterface BARE =
            new EthernetInterface(MacAddress.parse("a4bf0138ee66"), "", NOW, null, List.of());

    @TestConfiguration
    static class Time {
        @Bean
        Clock clock() {
            return Clock.fixed(NOW.plusNanos(789), ZoneOffset.UTC);
        }
    }

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private InterfaceService interfaces;

    @Test
    @SuppressWarnings("unchecked")
    void listIsABareArray() {
        willAnswer(call -> {
                    List.of(NIC, BARE).forEach((Consumer<EthernetInterface>) call.getArgument(2));
                    return null;
                })
                .given(interfaces)
                .forEach(any(), any(), any());

        assertThat(mvc.get().uri(INTERFACES))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(Golden.text("ethernet-interfaces.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id=                           | Invalid component ethernet interface ID.
            MACAddress=                   | Invalid component ethernet interface MAC address.
            ComponentID=zz                | Invalid CompID.
            Type=zz                       | Invalid HMS type.
            OlderThan=yesterday           | bad query param: Argument was not in a valid RFC3339 time format
            NewerThan=2026-01-01          | bad query param: Argument was not in a valid RFC3339 time format
            NewerThan=%2B99999-01-01T00:00:00Z | bad query param: Argument was not in a valid RFC3339 time format
            """)
    void listSaysWhatIsWrong(String query, String detail) {
        assertRefused(mvc.get().uri(URI.create(INTERFACES + "?" + query)).exchange(), HttpStatus.BAD_REQUEST, detail);
    }

    @Test
    void findIgnoresTheCaseOfTheId() {
        given(interfaces.find(MAC)).willReturn(Optional.of(NIC));

        assertThat(mvc.get().uri(INTERFACES + "/A4BF0138EE65"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.ID")
                .isEqualTo("a4bf0138ee65");
    }

    @ParameterizedTest
    @CsvSource({"a4bf0138ee65", "a4:bf:01:38:ee:65", "Nonsense"})
    void findAnswers404WithTheIdAsItCame(String id) {
        given(interfaces.find(any())).willReturn(Optional.empty());

        assertRefused(
                mvc.get().uri(INTERFACES + "/" + id).exchange(),
                HttpStatus.NOT_FOUND,
                "No such component ethernet interface: " + id);
    }

    @Test
    void createAnswersWithWhereItIs() {
        given(interfaces.create(NIC)).willReturn(true);

        assertThat(post("""
                        {"id": "ignored", "type": "ignored", "MACADDRESS": "A4-BF-01-38-EE-65", "Description": "mgmt",
                         "ComponentID": "X0c0s01b0", "LastUpdate": "ignored",
                         "IPAddresses": [{"IPAddress": "10.0.0.1", "Network": "HMN"}, {"IPAddress": "fd00:0::1", "Network": ""}]}
                        """))
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", INTERFACES + "/a4bf0138ee65")
                .bodyText()
                .isEqualTo("{\"URI\":\"/hsm/v2/Inventory/EthernetInterfaces/a4bf0138ee65\"}");
    }

    @Test
    void createNeedsNothingButTheAddress() {
        given(interfaces.create(BARE)).willReturn(true);

        assertThat(post("{\"MACAddress\":\"a4bf0138ee66\",\"ComponentID\":\"\",\"IPAddresses\":null}"))
                .hasStatus(HttpStatus.CREATED);
    }

    @Test
    void createAnswers409WhenAddressIsKnown() {
        assertRefused(
                post("{\"MACAddress\":\"a4bf0138ee66\"}"),
                HttpStatus.CONFLICT,
                "operation would conflict with an existing component ethernet interface that has the same MAC address.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                    | MAC string has invalid length
            {"MACAddress":"a4bf0138ee6x"}                                         | strconv.ParseInt: parsing "a4bf0138ee6x": invalid syntax
            {"MACAddress":"a4bf0138ee66","ComponentID":"zz"}                      | Invalid CompEthInterface component ID
            {"MACAddress":"a4bf0138ee66","IPAddresses":[{}]}                      | Invalid CompEthInterface IP Address
            {"MACAddress":"a4bf0138ee66","IPAddresses":[null]}                    | Invalid CompEthInterface IP Address
            {"MACAddress":"a4bf0138ee66","IPAddresses":[{"IPAddress":"nowhere"}]} | Invalid CompEthInterface IP Address
            {"MACAddress":"a4bf0138ee66","IPAddresses":"10.0.0.1"}                | Field IPAddresses must be a list
            {"MACAddress":7}                                                      | Field MACAddress must be a text
            """)
    void createSaysWhatIsWrongAndStoresNothing(String body, String detail) {
        assertRefused(post(body), HttpStatus.BAD_REQUEST, detail);
        then(interfaces).should(never()).create(any());
    }

    @Test
    void createRefusesAnAddressThatComesTwice() {
        assertRefused(
                post(
                        "{\"MACAddress\":\"a4bf0138ee66\",\"IPAddresses\":[{\"IPAddress\":\"::1\"},{\"IPAddress\":\"0::1\"}]}"),
                HttpStatus.CONFLICT,
                "operation would conflict with an existing IP Address on the same ethernet interface.");
    }

    @Test
    void changeAnswersWithWhatItIsNow() {
        given(interfaces.change(eq(MAC), any())).willAnswer(call -> {
            UnaryOperator<EthernetInterface> change = call.getArgument(1);
            return Optional.of(change.apply(NIC));
        });

        assertThat(patch("{\"Description\":\"changed\",\"MACAddress\":\"ignored\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.Description")
                .isEqualTo("changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                       | Request must have at least one patch field.
            {"MACAddress":"a4bf0138ee66"}            | Request must have at least one patch field.
            {"ComponentID":""}                       | bad query param: Argument was not a valid xname ID
            {"ComponentID":"zz"}                     | bad query param: Argument was not a valid xname ID
            {"IPAddresses":[{"IPAddress":""}]}       | Invalid CompEthInterface IP Address
            """)
    void changeSaysWhatIsWrong(String body, String detail) {
        assertRefused(patch(body), HttpStatus.BAD_REQUEST, detail);
    }

    @Test
    void changeAnswers404WhenThereIsNone() {
        given(interfaces.change(any(), any())).willReturn(Optional.empty());

        assertRefused(
                patch("{\"Description\":\"\"}"),
                HttpStatus.NOT_FOUND,
                "No such component ethernet interface: a4bf0138ee65");
    }

    @Test
    void deleteAnswersWithMessageOr404() {
        given(interfaces.delete(eq(MAC), any())).willReturn(true, false);

        assertThat(mvc.delete().uri(INTERFACES + "/A4bf0138ee65"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
        assertRefused(
                mvc.delete().uri(INTERFACES + "/a4bf0138ee65").exchange(),
                HttpStatus.NOT_FOUND,
                "no such component ethernet interface.");
    }

    @Test
    void deleteOfAllSaysHowMany() {
        given(interfaces.deleteAll()).willReturn(2, 0);

        assertThat(mvc.delete().uri(INTERFACES))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"code\":0,\"message\":\"deleted 2 entries\"}");
        assertRefused(mvc.delete().uri(INTERFACES).exchange(), HttpStatus.NOT_FOUND, "no entries to delete");
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri(INTERFACES)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult patch(String body) {
        return mvc.patch()
                .uri(INTERFACES + "/a4bf0138ee65")
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
