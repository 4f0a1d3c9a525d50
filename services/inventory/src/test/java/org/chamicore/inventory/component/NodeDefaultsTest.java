package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeDefaultsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            x0c0s1b0n0,              Compute, 16416
            x0c0s0b0n0,              Compute, 16384
            x3000c7s31b3n3,          Compute, 49183727
            x0c0s1b0n0v3,            Compute, 16419
            x9999c0s999999999b0n0,   Compute, 32163839968
            x1c0s12345678901234b0n0, Compute, -
            x0c0s1b0,                -,       -
            x0c0,                    -,       -
            """)
    void numberFollowsFromThePlace(Xname id, String role, Long nid) {
        assertThat(NodeDefaults.of(id)).isEqualTo(new Assignment(role, null, nid));
    }
}
