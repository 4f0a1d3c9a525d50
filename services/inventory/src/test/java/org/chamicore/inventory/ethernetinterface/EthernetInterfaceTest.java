package org.chamicore.inventory.ethernetinterface;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;

class EthernetInterfaceTest {

    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void mergeKeepsNetworkOfAddressThatIsStillThere() {
        assertThat(nic("a", BEFORE, "10.0.0.1 HMN", "10.0.0.2 NMN").mergedWith(nic("b", NOW, "10.0.0.1")))
                .isEqualTo(nic("b", NOW, "10.0.0.1 HMN"));
    }

    @Test
    void mergeKeepsWhatWasNotSeen() {
        assertThat(nic("a", BEFORE, "10.0.0.1 HMN").mergedWith(nic("", NOW)))
                .isEqualTo(nic("a", BEFORE, "10.0.0.1 HMN"));
    }

    @Test
    void mergeMovesTimeOnlyWithAddresses() {
        assertThat(nic("a", BEFORE, "10.0.0.1").mergedWith(nic("b", NOW, "10.0.0.1")))
                .isEqualTo(nic("b", BEFORE, "10.0.0.1"));
        assertThat(nic("a", BEFORE, "10.0.0.1").mergedWith(nic("a", NOW, "10.0.0.2")))
                .isEqualTo(nic("a", NOW, "10.0.0.2"));
    }

    private static EthernetInterface nic(String description, Instant time, String... addresses) {
        return new EthernetInterface(
                MacAddress.parse("020000000001"),
                description,
                time,
                Xname.parse("x0c0s0b0"),
                Stream.of(addresses)
                        .map(each -> each.split(" ", 2))
                        .map(each ->
                                new IpMapping(IpAddress.find(each[0]).orElseThrow(), each.length == 1 ? null : each[1]))
                        .toList());
    }
}
