package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
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
        assertThat(NodeDefaults.byPlace(id)).isEqualTo(new Assignment(role, null, nid));
    }

    @Test
    void siteKnowsBetter() {
        NodeDefaults defaults = new NodeDefaults(ids -> {
            assertThat(ids).extracting(Xname::value).containsExactly("x0c0s0b0n0", "x0c0s0b0n1", "x0c0s0b0n2");
            return Map.of(
                    Xname.parse("x0c0s0b0n0"), new Assignment("Service", "Worker", 5L),
                    Xname.parse("x0c0s0b0n1"), new Assignment(null, null, 6L));
        });
        var usual = defaults.of(Stream.of("x0c0s0b0n0", "x0c0s0b0", "x0c0s0b0n1", "x0c0s0b0n2")
                .map(Xname::parse)
                .toList());

        assertThat(usual.apply(Xname.parse("x0c0s0b0n0"))).isEqualTo(new Assignment("Service", "Worker", 5L));
        assertThat(usual.apply(Xname.parse("x0c0s0b0n1"))).isEqualTo(new Assignment("Compute", null, 6L));
        assertThat(usual.apply(Xname.parse("x0c0s0b0n2"))).isEqualTo(new Assignment("Compute", null, 16386L));
        assertThat(usual.apply(Xname.parse("x0c0s0b0"))).isEqualTo(new Assignment(null, null, null));
    }

    @Test
    void siteIsNotAskedOfWhatIsNoNode() {
        NodeDefaults defaults = new NodeDefaults(ids -> {
            throw new AssertionError("nobody has a number here");
        });
        assertThat(defaults.of(List.of(Xname.parse("x0"))).apply(Xname.parse("x0")))
                .isEqualTo(new Assignment(null, null, null));
    }
}
