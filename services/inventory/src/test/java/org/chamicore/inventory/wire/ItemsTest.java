package org.chamicore.inventory.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class ItemsTest {

    private static Integer even(Integer number) {
        if (number % 2 != 0) {
            throw new InvalidItemException("Number", "%d is odd".formatted(number));
        }
        return number;
    }

    private static List<Integer> readAll(List<Integer> numbers) {
        return Items.readAll("Numbers", numbers, ItemsTest::even, "item %d: "::formatted);
    }

    private static ErrorResponseException refusal(List<Integer> numbers) {
        return catchThrowableOfType(ErrorResponseException.class, () -> readAll(numbers));
    }

    @Test
    void readsEveryItem() {
        assertThat(readAll(List.of(2, 0, 4))).containsExactly(2, 0, 4);
    }

    @Test
    void namesEachItemThatIsAtFaultAndTellsOfTheFirst() {
        ErrorResponseException refusal = refusal(List.of(2, 3, 4, 5));
        assertThat(refusal.getStatusCode().value()).isEqualTo(400);
        assertThat(refusal.getBody().getDetail()).isEqualTo("item 1: 3 is odd");
        assertThat(refusal.getBody().getProperties())
                .containsEntry(
                        "errors",
                        List.of(
                                new FieldError("Numbers[1].Number", "3 is odd"),
                                new FieldError("Numbers[3].Number", "5 is odd")));
    }

    @Test
    void stopsNamingWhereThereIsNoEndOfIt() {
        ErrorResponseException refusal = refusal(Collections.nCopies(100_000, 1));
        assertThat(refusal.getBody().getProperties().get("errors"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(Items.MOST_ERRORS);
    }

    @Test
    void namesTheFieldOfTheOneThing() {
        ErrorResponseException refusal = catchThrowableOfType(
                ErrorResponseException.class, () -> Items.read("Component", 7, ItemsTest::even, "bad: "));
        assertThat(refusal.getBody().getDetail()).isEqualTo("bad: 7 is odd");
        assertThat(refusal.getBody().getProperties())
                .containsEntry("errors", List.of(new FieldError("Component.Number", "7 is odd")));
        assertThat(IntStream.of(2).boxed().map(each -> Items.read("", each, ItemsTest::even, "")))
                .containsExactly(2);
    }
}
