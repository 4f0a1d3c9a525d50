package org.chamicore.inventory.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final Xname NODE = Xname.parse("x0c0s1b0n0");

    @Test
    void labelsAreOrderedAndComeOnce() {
        assertThat(Membership.of(NODE, List.of("b"))
                        .with("c")
                        .with("a")
                        .with("b")
                        .groupLabels())
                .containsExactly("a", "b", "c");
    }

    @Test
    void nothingIsLeftWithoutTheLastLabel() {
        Membership last = Membership.of(NODE, List.of("b"));

        assertThat(last.without("a")).isEqualTo(last);
        assertThat(last.without("b").isEmpty()).isTrue();
    }
}
