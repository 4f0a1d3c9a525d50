package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryProperties;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ControllerTest({ComponentController.class, ComponentRegistrationController.class})
@Import({ComponentFilters.class, ComponentSpecs.class, NodeDefaults.class, Roles.class})
@EnableConfigurationProperties(InventoryProperties.class)
@MockitoBean(types = NodeMapping.class)
class ComponentControllerTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final Xname NODE = Xname.parse("x0c0s1b0n0");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private ComponentService components;

    @MockitoBean
    private ComponentRegistration registration;

    @Test
    void listShowsEveryFieldThatIsKnown() {
        givenList(full(), bare());

        assertThat(mvc.get().uri(COMPONENTS))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isStrictlyEqualTo(Golden.text("components.json"));
    }

    @Test
    void listIsEmptyWhenNothingIsFound() {
        givenList();

        assertThat(mvc.get().uri(COMPONENTS)).hasStatusOk().bodyText().isEqualTo("{\"Components\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stateonly=true                | "State":"Ready","Flag":"OK"
            flagonly=1                    | "Flag":"OK"
            roleonly=T                    | "Role":"Compute","SubRole":"Worker"
            nidonly=TRUE                  | "NID":101
            NidOnly=true&stateonly=true   | "State":"Ready","Flag":"OK"
            nidonly=true&stateonly=maybe  | "NID":101
            """)
    void listShowsWhatItIsAskedFor(String query, String fields) {
        givenList(full());

        assertThat(mvc.get().uri(COMPONENTS + "?" + query))
                .bodyText()
                .isEqualTo("{\"Components\":[{\"ID\":\"x0c0s1b0n0\",\"Type\":\"Node\",%s}]}".formatted(fields));
    }

    @Test
    void listAnswers400WhenFilterMakesNoSense() {
        assertRefused(
                mvc.get().uri(COMPONENTS + "?STATE=broken").exchange(),
                "bad query param: Argument was not a valid HMS State");
    }

    @Test
    void listAnswers400WhenParameterHoldsNul() {
        assertRefused(
                mvc.get().uri(COMPONENTS).param("softwarestatus", "a\0").exchange(),
                "bad query param: softwarestatus holds a NUL character");
    }

    @Test
    void listAnswers503WhenDatabaseIsAway() {
        willThrow(new DataAccessResourceFailureException("away"))
                .given(components)
                .forEach(any(), any());

        assertThat(mvc.get().uri(COMPONENTS))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "5");
    }

    @Test
    void findNormalisesTheName() {
        given(components.find(NODE)).willReturn(Optional.of(full()));

        assertThat(mvc.get().uri(COMPONENTS + "/X00c0s01b0n0"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.NID")
                .isEqualTo(101);
    }

    @ParameterizedTest
    @CsvSource({"x9999c0s0b0n0", "nonsense", "Query"})
    void findAnswers404WhenThereIsNone(String name) {
        assertThat(mvc.get().uri(COMPONENTS + "/" + name))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("no such xname.");
    }

    @Test
    void createFillsInWhatIsLeftOut() {
        assertThat(post("{\"Components\":[{\"ID\":\"X0c0s01b0n0\",\"State\":\"ready\"}]}"))
                .hasStatus(HttpStatus.NO_CONTENT);

        then(registration)
                .should()
                .create(
                        List.of(new Component(
                                NODE,
                                new Condition(State.READY, Flag.OK, true, null),
                                new Assignment("Compute", null, 16416L),
                                Build.UNKNOWN,
                                Hold.NONE)),
                        false);
    }

    @Test
    void createTakesKeysOfAnyCaseAndIgnoresWhatItDoesNotKnow() {
        assertThat(post("""
                        {"COMPONENTS": [{"id": "x0c0s1b0n0", "type": "nonsense", "state": "READY", "flag": "ok",
                          "enabled": true, "softwarestatus": "image-7", "role": "compute", "SUBROLE": "worker", "nid": "101",
                          "Subtype": "a1", "nettype": "SLING", "ARCH": "x86", "class": "river", "extra": {"a": [1]},
                          "Locked": true, "ReservationDisabled": true}],
                         "force": true}
                        """)).hasStatus(HttpStatus.NO_CONTENT);

        Component free = new Component(NODE, full().condition(), full().assignment(), full().build(), Hold.NONE);
        then(registration).should().create(List.of(free), true);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "'\"-7\"'", "'\"1e3\"'", "99999999999999999999"})
    void createUnsetsANumberThatIsNone(String nid) {
        assertThat(post("{\"Components\":[{\"ID\":\"x0c0s1b0n0\",\"State\":\"On\",\"NID\":%s}]}".formatted(nid)))
                .hasStatus(HttpStatus.NO_CONTENT);

        then(registration)
                .should()
                .create(
                        List.of(new Component(
                                NODE,
                                new Condition(State.ON, Flag.OK, true, null),
                                new Assignment("Compute", null, null),
                                Build.UNKNOWN,
                                Hold.NONE)),
                        false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                        | Missing Components
            {"Components":null}                                       | Missing Components
            {"Components":[]}                                         | Missing Components
            {"Components":[{"State":"On"}]}                           | Missing Components
            {"Components":[null]}                                     | Missing Components
            {"Components":[{"ID":"x1","State":"On"},{"State":"On"}]}  | couldn't validate components: xname ID '' is invalid
            {"Components":[{"ID":"x1","State":"On"},null]}            | couldn't validate components: xname ID '' is invalid
            {"Components":[{"ID":"x9z","State":"On"}]}                | couldn't validate components: xname ID 'x9z' is invalid
            {"Components":[{"ID":"x1"}]}                              | couldn't validate components: state '' is invalid
            {"Components":[{"ID":"x1","State":"Broken"}]}             | couldn't validate components: state 'Broken' is invalid
            {"Components":[{"ID":"x1","State":"On","Flag":"x"}]}      | couldn't validate components: flag 'x' is invalid
            {"Components":[{"ID":"x1","State":"On","Role":"x"}]}      | couldn't validate components: role 'x' is invalid
            {"Components":[{"ID":"x1","State":"On","SubRole":"x"}]}   | couldn't validate components: subRole 'x' is invalid
            {"Components":[{"ID":"x1","State":"On","NetType":"x"}]}   | couldn't validate components: netType 'x' is invalid
            {"Components":[{"ID":"x1","State":"On","Arch":"x"}]}      | couldn't validate components: arch 'x' is invalid
            {"Components":[{"ID":"x1","State":"On","Class":"x"}]}     | couldn't validate components: class 'x' is invalid
            {"Components":[{"ID":"x1","Enabled":"true"}]}             | Field Components[0].Enabled must be true or false
            {"Components":[{"ID":7}]}                                 | Field Components[0].ID must be a text
            {"Components":[{"ID":"x1","NID":""}]}                     | Field Components[0].NID must be a number (long)
            {"Components":[{"ID":"x1","NID":true}]}                   | Field Components[0].NID must be a number (long)
            {"Components":{"ID":"x1"}}                                | Field Components must be a list
            {"Force":"yes"}                                           | Field Force must be true or false
            """)
    void createSaysWhatIsWrongAndStoresNothing(String body, String detail) {
        assertRefused(post(body), detail);
        then(registration).should(never()).create(any(), anyBoolean());
    }

    @ParameterizedTest
    @CsvSource({"SoftwareStatus, a\\u0000b", "Subtype, \\ud800", "SoftwareStatus, \\udc00\\ud800"})
    void createNamesTheTextThatCannotBeStored(String field, String text) {
        assertThat(post("{\"Components\":[{\"ID\":\"x1\",\"%s\":\"%s\"}]}".formatted(field, text)))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("Components[0]." + field, "holds a character that no text may");
    }

    @ParameterizedTest
    @CsvSource({"''", "'{'", "'{\"Components\":'", "null", "'[]'", "'\"text\"'", "'{\"Components\":[{\"NID\":1e}]}'"})
    void createAnswers400WhenBodyIsNotTheJsonThatIsWanted(String body) {
        assertThat(post(body)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void replaceTakesTheNameFromTheUrl() {
        assertThat(put("X0c0s1b0n0", "{\"component\":{\"State\":\"On\",\"NID\":7},\"force\":true}"))
                .hasStatus(HttpStatus.NO_CONTENT);

        then(registration)
                .should()
                .put(
                        new Component(
                                NODE,
                                new Condition(State.ON, Flag.OK, true, null),
                                new Assignment("Compute", null, 7L),
                                Build.UNKNOWN,
                                Hold.NONE),
                        true,
                        IfMatch.ANYTHING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x0c0s1b0n0 | {"Component":{"ID":"x0c0s1b0n1","State":"On"}} | ID in URL and POST body do not match
            x0c0s1b0n0 | {}                                             | couldn't validate component: state '' is invalid
            x0c0s1b0n0 | {"Component":{"State":"x"}}                    | couldn't validate component: state 'x' is invalid
            zz         | {"Component":{"State":"On"}}                   | couldn't validate component: xname ID 'zz' is invalid
            """)
    void replaceSaysWhatIsWrong(String name, String body, String detail) {
        assertRefused(put(name, body), detail);
    }

    @Test
    void deleteAnswersWithMessage() {
        given(components.delete(NODE, IfMatch.ANYTHING)).willReturn(true);

        assertThat(mvc.delete().uri(COMPONENTS + "/x0c0s1b0n0"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
    }

    @Test
    void deleteTellsMalformedNamesFromUnknownOnes() {
        assertRefused(mvc.delete().uri(COMPONENTS + "/zz").exchange(), "invalid xname");
        assertThat(mvc.delete().uri(COMPONENTS + "/x1"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("no such xname.");
    }

    @Test
    void deleteOfAllSaysHowMany() {
        given(components.deleteAll()).willReturn(1);

        assertThat(mvc.delete().uri(COMPONENTS))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entries\"}");
    }

    @Test
    void deleteOfAllAnswers404WhenThereAreNone() {
        assertThat(mvc.delete().uri(COMPONENTS))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("no entries to delete");
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri(COMPONENTS)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(String name, String body) {
        return mvc.put()
                .uri(COMPONENTS + "/" + name)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertRefused(MvcTestResult answer, String detail) {
        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().satisfies(body -> {
            assertThat(body).extractingPath("$.detail").isEqualTo(detail);
            assertThat(body).extractingPath("$.type").isEqualTo("about:blank");
        });
    }

    @SuppressWarnings("unchecked")
    private void givenList(Component... list) {
        willAnswer(call -> {
                    Stream.of(list).forEach((Consumer<Component>) call.getArgument(1));
                    return null;
                })
                .given(components)
                .forEach(any(), any());
    }

    private static Component full() {
        return new Component(
                NODE,
                new Condition(State.READY, Flag.OK, true, "image-7"),
                new Assignment("Compute", "Worker", 101L),
                new Build("a1", NetType.SLING, Arch.X86, HardwareClass.RIVER),
                new Hold(true, true));
    }

    private static Component bare() {
        return new Component(
                Xname.parse("x0c0"),
                new Condition(null, null, false, null),
                new Assignment(null, null, null),
                Build.UNKNOWN,
                Hold.NONE);
    }
}
