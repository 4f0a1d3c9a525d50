package org.chamicore.inventory.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final Xname NODE = Xname.parse("x0c0s1b0n0");

    @Test
    void labelsAreOrderedAndComeOnce() {
        assertThat(new Membership(NODE, List.of("b"), "p1")
                        .with("c")
                        .with("a")
                        .with("b")
                        .groupLabels())
                .containsExactly("a", "b", "c");
    }

    @Test
    void nothingIsLeftWithoutTheLastLabel() {
        Membership last = new Membership(NODE, List.of("b"), "");

        assertThat(last.without("a")).isEqualTo(last);
        assertThat(last.without("b").isEmpty()).isTrue();
    }

    @Test
    void partitionIsLeftByItsOwnNameOnly() {
        Membership inside = Membership.none(NODE).with("b").inPartition("p1");

        assertThat(inside.outsidePartition("p2")).isEqualTo(inside);
        assertThat(inside.without("b").isEmpty()).isFalse();
        assertThat(inside.without("b").outsidePartition("p1").isEmpty()).isTrue();
    }
}
