package org.chamicore.inventory.xname;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.chamicore.inventory.wire.FieldError;
import org.chamicore.inventory.wire.Span;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class SelectionTest {

    private static Selection read(String... texts) {
        return Selection.read("IDs", Arrays.asList(texts), "no such name");
    }

    @Test
    void tellsNamesFromNumbers() {
        Selection selection = read("x0c[0-1]s0b0n0", "nid[1-3]", "X0c0s00b0n0", "nid9", "x0c0");
        assertThat(selection.ids()).extracting(Xname::value).containsExactly("x0c0s0b0n0", "x0c1s0b0n0", "x0c0");
        assertThat(selection.nids()).containsExactly(new Span(1, 3), new Span(9, 9));
    }

    @Test
    void namesEachTextThatIsNone() {
        ErrorResponseException refusal =
                catchThrowableOfType(ErrorResponseException.class, () -> read("x0", "zz", null, "x0c[0-8]", "x[1", ""));
        assertThat(refusal.getStatusCode().value()).isEqualTo(400);
        assertThat(refusal.getBody().getDetail()).isEqualTo("no such name");
        assertThat(refusal.getBody().getProperties())
                .containsEntry(
                        "errors",
                        List.of(
                                new FieldError("IDs[1]", "no such name"),
                                new FieldError("IDs[2]", "no such name"),
                                new FieldError("IDs[3]", "no such name"),
                                new FieldError("IDs[4]", "no such name"),
                                new FieldError("IDs[5]", "no such name")));
    }

    @Test
    void boundHoldsForAllTogether() {
        assertThat(read("x[0-9999]c[0-7]").ids()).hasSize(80_000);
        List<String> chassis = Collections.nCopies(1_000_000, "x[0-9999]c[0-7]");
        assertThat(Selection.read("IDs", chassis.subList(0, 5), "").ids()).hasSize(80_000);
        ErrorResponseException refusal =
                catchThrowableOfType(ErrorResponseException.class, () -> read("x[0-9999]c[0-7]", "x[0-9999]c[0-2]b0"));
        assertThat(refusal.getBody().getDetail()).isEqualTo("IDs may stand for 100000 components at most");
    }
}
