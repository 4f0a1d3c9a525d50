package org.chamicore.inventory.xname;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.chamicore.inventory.wire.Span;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void tellsNamesFromNumbers() {
        Selection selection = Selection.read(List.of("x0c[0-1]s0b0n0", "nid[1-3]", "X0c0s00b0n0", "nid9", "x0c0"));
        assertThat(selection.ids()).extracting(Xname::value).containsExactly("x0c0s0b0n0", "x0c1s0b0n0", "x0c0");
        assertThat(selection.nids()).containsExactly(new Span(1, 3), new Span(9, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Selection.read(List.of("x0c[0-8]")));
    }
}
