package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.chamicore.inventory.InventoryProperties;
import org.chamicore.inventory.wire.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.ErrorResponseException;

class ComponentFiltersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id=zz                              | Argument was not a valid xname ID
            id=                                | Argument was not a valid xname ID
            id=!                               | Argument was not a valid xname ID
            type=all                           | Argument was not a valid HMS Type
            state=Broken                       | Argument was not a valid HMS State
            state=                             | Argument was not a valid HMS State
            flag=Red                           | Argument was not a valid HMS Flag
            role=Login                         | Argument was not a valid HMS Role
            subrole=x                          | Argument was not a valid HMS SubRole
            subtype=a-1                        | Argument was not a valid HMS Subtype
            arch=RISC                          | Argument was not a valid HMS Arch
            class=x                            | Argument was not a valid HMS Class
            enabled=maybe                      | a required argument did not match any valid input
            enabled=                           | a required argument did not match any valid input
            locked=maybe                       | a required argument did not match any valid input
            reservation_disabled=              | a required argument did not match any valid input
            nid=x                              | a required argument was not an integer
            nid=1-5                            | a required argument was not an integer
            nid=!x                             | a required argument was not an integer
            nid=99999999999999999999           | a required argument was not an integer
            nid_start=x                        | a required argument was not an integer
            nid_end=1.5                        | a required argument was not an integer
            group=Red                          | no such group
            group=!red                         | no such group
            group=                             | no such group
            partition=P1                       | no such partition
            partition=!p1                      | no such partition
            group=a&group=b&partition=p1&partition=p2 | group and partition cannot both have more than one value
            group=NULL&partition=p1            | NULL group and non-NULL partition arg not permitted
            partition=NULL&group=a             | NULL partition and non-NULL group arg not permitted
            group=NULL&group=a                 | NULL and non-NULL group arguments not permitted
            partition=NULL&partition=p1        | NULL and non-NULL partrition arguments not permitted
            """)
    void refusesWhatMakesNoSense(String query, String reason) {
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> read(List.of(), query))
                .satisfies(refusal -> assertThat(refusal.getBody().getDetail()).isEqualTo("bad query param: " + reason))
                .satisfies(
                        refusal -> assertThat(refusal.getStatusCode().value()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "nid=x, nid",
        "nid_start=x, nid_start",
        "nid_end=x, nid_end",
        "state=Broken, state",
        "group=Red, group",
        "partition=P1, partition",
        "reservation_disabled=, reservation_disabled",
        "id=x[, id"
    })
    void namesTheParameter(String query, String parameter) {
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> read(List.of(), query))
                .satisfies(
                        refusal -> assertThat(refusal.getBody().getProperties().get("errors"))
                                .asInstanceOf(InstanceOfAssertFactories.list(FieldError.class))
                                .singleElement()
                                .extracting(FieldError::field)
                                .isEqualTo(parameter));
    }

    @Test
    void knowsTheRolesOfTheSite() {
        assertThat((String[]) read(List.of("Login"), "role=LOGIN").parameters().get("role"))
                .containsExactly("Login");
    }

    private static ComponentFilter read(List<String> extraRoles, String query) {
        Map<String, List<String>> parameters = Stream.of(query.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
        return new ComponentFilters(new Roles(new InventoryProperties(extraRoles, List.of(), true)))
                .read(name -> parameters.getOrDefault(name, List.of()));
    }
}
