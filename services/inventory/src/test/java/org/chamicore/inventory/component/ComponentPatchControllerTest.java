package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;

import java.util.List;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.InventoryProperties;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.xname.Selection;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ControllerTest({ComponentPatchController.class, ComponentBulkController.class})
@Import({ComponentPatches.class, Roles.class})
@EnableConfigurationProperties(InventoryProperties.class)
class ComponentPatchControllerTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components/";
    private static final Xname NODE = Xname.parse("x0c0s1b0n0");
    private static final Component BEFORE = new Component(
            NODE,
            new Condition(State.ON, Flag.ALERT, true, "image-7"),
            new Assignment("Compute", "Worker", 101L),
            Build.UNKNOWN,
            Hold.NONE);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private ComponentService components;

    private final ArgumentCaptor<UnaryOperator<Component>> change = ArgumentCaptor.captor();
    private final ArgumentCaptor<Selection> selected = ArgumentCaptor.captor();

    @Test
    void stateComesWithFlagOk() {
        assertThat(patched("StateData", "{\"state\":\"off\",\"ExtendedInfo\":{\"a\":1}}"))
                .isEqualTo(BEFORE.with(new Condition(State.OFF, Flag.OK, true, "image-7")));
    }

    @Test
    void stateComesWithTheFlagThatIsGiven() {
        assertThat(patched("StateData", "{\"State\":\"Populated\",\"Flag\":\"warn\",\"Force\":true}"))
                .isEqualTo(BEFORE.with(new Condition(State.POPULATED, Flag.WARNING, true, "image-7")));
    }

    @Test
    void flagIsSetAlone() {
        assertThat(patched("FlagOnly", "{\"Flag\":\"locked\"}"))
                .isEqualTo(BEFORE.with(new Condition(State.ON, Flag.LOCKED, true, "image-7")));
    }

    @Test
    void enabledIsSetAlone() {
        assertThat(patched("Enabled", "{\"Enabled\":false}"))
                .isEqualTo(BEFORE.with(new Condition(State.ON, Flag.ALERT, false, "image-7")));
    }

    @Test
    void softwareStatusIsClearedByBlankText() {
        assertThat(patched("SoftwareStatus", "{\"SoftwareStatus\":\"image-8\"}"))
                .isEqualTo(BEFORE.with(new Condition(State.ON, Flag.ALERT, true, "image-8")));
        assertThat(patched("SoftwareStatus", "{\"SoftwareStatus\":\"\"}"))
                .isEqualTo(BEFORE.with(new Condition(State.ON, Flag.ALERT, true, null)));
    }

    @Test
    void roleClearsSubRoleThatIsLeftOut() {
        assertThat(patched("Role", "{\"Role\":\"service\",\"SubRole\":\"master\"}"))
                .isEqualTo(BEFORE.with(new Assignment("Service", "Master", 101L)));
        assertThat(patched("Role", "{\"Role\":\"Compute\"}"))
                .isEqualTo(BEFORE.with(new Assignment("Compute", null, 101L)));
    }

    @Test
    void negativeNumberUnsets() {
        assertThat(patched("NID", "{\"NID\":7}")).isEqualTo(BEFORE.with(new Assignment("Compute", "Worker", 7L)));
        assertThat(patched("NID", "{\"NID\":-5}")).isEqualTo(BEFORE.with(new Assignment("Compute", "Worker", null)));
    }

    @Test
    void bulkTouchesEachOnce() {
        assertThat(patch("BulkStateData", "{\"ComponentIDs\":[\"X0c0s1b0n0\",\"x0c0s1b0n1\"],\"State\":\"Off\"}"))
                .hasStatus(HttpStatus.NO_CONTENT);

        then(components).should().change(eq(Selection.of(List.of(NODE, Xname.parse("x0c0s1b0n1")))), any());
    }

    @Test
    void bulkNumbersGoEachToItsComponent() {
        assertThat(patch("BulkNID", """
                        {"Components": [{"ID": "x0c0s1b0n0", "Type": "", "NID": "7"}, {"ID": "nonsense", "NID": 1},
                                        {"ID": "x0c0s1b0n1", "NID": -1}, {"NID": 1}]}
                        """)).hasStatus(HttpStatus.NO_CONTENT);

        then(components).should().change(selected.capture(), change.capture());
        assertThat(selected.getValue().ids()).containsExactlyInAnyOrder(NODE, Xname.parse("x0c0s1b0n1"));
        assertThat(change.getValue().apply(BEFORE)).isEqualTo(BEFORE.with(new Assignment("Compute", "Worker", 7L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x0c0s1b0n0/StateData      | {}                                          | Missing State
            x0c0s1b0n0/StateData      | {"State":""}                                | Missing State
            x0c0s1b0n0/StateData      | {"State":"x"}                               | Argument was not a valid HMS State
            x0c0s1b0n0/StateData      | {"State":"On","Flag":"x"}                   | Argument was not a valid HMS Flag
            x0c0s1b0n0/StateData      | {"State":"Empty"}                           | operation not allowed and not forced.
            x0c0s1b0n0/StateData      | {"State":"On","Force":"yes"}                | Field Force must be true or false
            x0c0s1b0n0/StateData      | {"ID":"x0c0s1b0n1","State":"On"}            | ID in URL and PATCH body do not match
            X0c0s1b0n0/StateData      | {"ID":"x0c0s1b0n0","State":"On"}            | ID in URL and PATCH body do not match
            zz/StateData              | {"State":"On"}                              | invalid xname ID
            x0c0s1b0n0/FlagOnly       | {"Flag":""}                                 | Missing Flag
            x0c0s1b0n0/FlagOnly       | {"Flag":"x"}                                | a required argument did not match any valid input
            x0c0s1b0n0/Enabled        | {}                                          | Missing Enabled field
            x0c0s1b0n0/Enabled        | {"Enabled":"true"}                          | Field Enabled must be true or false
            x0c0s1b0n0/SoftwareStatus | {}                                          | Missing SoftwareStatus
            x0c0s1b0n0/Role           | {}                                          | Missing Role
            x0c0s1b0n0/Role           | {"Role":""}                                 | a required argument was missing
            x0c0s1b0n0/Role           | {"Role":"x"}                                | a required argument did not match any valid input
            x0c0s1b0n0/Role           | {"Role":"Compute","SubRole":"x"}            | a required argument did not match any valid input
            x0c0s1b0n0/NID            | {}                                          | Missing NID
            x0c0s1b0n0/NID            | {"NID":"7"}                                 | Field NID must be a number (long)
            BulkStateData             | {"State":"On"}                              | Missing IDs
            BulkStateData             | {"ComponentIDs":[],"State":"On"}            | Missing IDs
            BulkStateData             | {"ComponentIDs":["x1"]}                     | Missing State
            BulkStateData             | {"ComponentIDs":["x1","zz"],"State":"On"}   | invalid xname ID
            BulkStateData             | {"ComponentIDs":[null],"State":"On"}        | invalid xname ID
            BulkFlagOnly              | {"ComponentIDs":["x1"]}                     | Missing Flag
            BulkEnabled               | {"ComponentIDs":["x1"]}                     | Missing Enabled field
            BulkSoftwareStatus        | {"ComponentIDs":["x1"]}                     | Missing SoftwareStatus
            BulkRole                  | {"ComponentIDs":["x1"]}                     | Missing Role
            BulkNID                   | {}                                          | Missing Components
            BulkNID                   | {"Components":[]}                           | Missing Components
            BulkNID                   | {"Components":[{"ID":"x1"}]}                | operation 'Bulk Update NID' failed: NID value missing.  Use NID < 0 to unset.
            BulkNID                   | {"Components":[null]}                       | operation 'Bulk Update NID' failed: NID value missing.  Use NID < 0 to unset.
            BulkNID                   | {"Components":[{"ID":"x1","NID":""}]}       | Field Components[0].NID must be a number (long)
            """)
    void saysWhatIsWrongAndChangesNothing(String path, String body, String detail) {
        assertThat(patch(path, body))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .satisfies(problem -> {
                    assertThat(problem).extractingPath("$.detail").isEqualTo(detail);
                    assertThat(problem)
                            .extractingPath("$.errors[0].field")
                            .asString()
                            .isNotBlank();
                });
        then(components).shouldHaveNoInteractions();
    }

    @Test
    void textThatNoIndexHoldsIsRefused() {
        String body = "{\"ComponentIDs\":[\"x1\"],\"SoftwareStatus\":\"%s\"}";
        assertThat(patch("BulkSoftwareStatus", body.formatted("ü".repeat(512)))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(patch("BulkSoftwareStatus", body.formatted("ü".repeat(513))))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("SoftwareStatus");
    }

    private Component patched(String part, String body) {
        assertThat(patch("x0c0s1b0n0/" + part, body)).hasStatus(HttpStatus.NO_CONTENT);
        then(components).should(atLeastOnce()).change(eq(NODE), change.capture(), eq(IfMatch.ANYTHING));
        return change.getValue().apply(BEFORE);
    }

    private MvcTestResult patch(String path, String body) {
        return mvc.patch()
                .uri(COMPONENTS + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
