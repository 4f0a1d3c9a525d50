package org.chamicore.inventory.xname;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.inventory.wire.Labelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XnameTest {

    /** One line for every type that has names: the type, and names that are of it. */
    static final String EXAMPLES = """
            System                   s0
            CDU                      d0 d12
            CDUMgmtSwitch            d0w1 d3w0
            Cabinet                  x0 x9999
            CabinetCDU               x1d0 x1d1
            CabinetBMC               x1b0
            CabinetPDUController     x3000m0 x3000m3
            CabinetPDU               x3000m0p7
            CabinetPDUNic            x3000m0i3
            CabinetPDUOutlet         x3000m0p0j1 x3000m0p0j36
            CabinetPDUPowerConnector x3000m0p1v35
            CEC                      x1e0 x1e1
            Chassis                  x1c0 x1c7
            ChassisBMC               x1c0b0
            ChassisBMCNic            x1c0b0i3
            CMMFpga                  x1c0f0
            CMMRectifier             x1c0t9
            ComputeModule            x1c0s0 x1c0s42
            NodePowerConnector       x1c0s0j1 x1c0s0v2
            NodeEnclosure            x1c0s0e0
            NodeEnclosurePowerSupply x1c0s0e0t1
            NodeBMC                  x1c0s0b0 x1c0s0b12
            NodeBMCNic               x1c0s0b0i0
            NodeFpga                 x1c0s0b0f0
            Node                     x1c0s0b0n0 x1c0s0b0n17
            VirtualNode              x1c0s0b0n0v3
            Processor                x1c0s0b0n0p3
            Memory                   x1c0s0b0n0d31
            NodeAccel                x1c0s0b0n0a7
            NodeAccelRiser           x1c0s0b0n0r7
            NodeNic                  x1c0s0b0n0i3
            NodeHsnNic               x1c0s0b0n0h3
            StorageGroup             x1c0s0b0n0g0
            Drive                    x1c0s0b0n0g0k5
            RouterModule             x1c0r7
            RouterBMC                x1c0r7b0
            RouterBMCNic             x1c0r7b0i1
            RouterFpga               x1c0r7f0 x1c0r7f1
            RouterPowerConnector     x1c0r7v1
            RouterTOR                x1c0r7t0
            RouterTORFpga            x1c0r7t0f1
            HSNBoard                 x1c0r7e0
            HSNAsic                  x1c0r7a3
            HSNLink                  x1c0r7a3l25
            HSNConnector             x1c0r7j1
            HSNConnectorPort         x1c0r7j1p2
            MgmtSwitch               x1c0w1 x1c0w12
            MgmtSwitchConnector      x1c0w1j48
            MgmtHLSwitchEnclosure    x1c0h1
            MgmtHLSwitch             x1c0h1s9
            SMSBox                   sms0 sms12
            Partition                p1 p1.2 p12 p1x2
            All                      all
            AllComp                  all_comp
            AllSvc                   all_svc
            """;

    @Test
    void everyTypeHasItsNames() {
        EXAMPLES.lines().forEach(line -> {
            String[] words = line.split(" +", -1);
            for (String name : Arrays.asList(words).subList(1, words.length)) {
                assertThat(Xname.find(name))
                        .as(name)
                        .map(Xname::type)
                        .map(ComponentType::label)
                        .hasValue(words[0]);
            }
        });
    }

    @Test
    void thereAre56Types() {
        Set<String> examples =
                EXAMPLES.lines().map(line -> line.split(" +", -1)[0]).collect(Collectors.toSet());
        examples.add("INVALID");

        assertThat(Labelled.labels(ComponentType.class)).hasSize(56).containsExactlyInAnyOrderElementsOf(examples);
    }

    @ParameterizedTest
    @CsvSource({
        "x0001c0s01b00n0, x1c0s1b0n0",
        "X1C0S1B0N0, x1c0s1b0n0",
        "'  x1c0\t', x1c0",
        "x0000, x0",
        "x000010c0s100b0, x10c0s100b0",
        "s00, s0",
        "ALL, all"
    })
    void spellingIsNormalised(String text, String name) {
        assertThat(Xname.find(text)).map(Xname::value).hasValue(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "n0",
                "x10000",
                "x1c8",
                "x1c",
                "x1c0s",
                "x1c0s1b0n0x",
                "x1c0s1b0n0p4",
                "x1c0b1",
                "x1m4",
                "x1m0p0j0",
                "x1c0w0",
                "x1c0h1s10",
                "x1c0 s1",
                "x1c0s1b0n-1",
                "s1",
                "x1c0s1b0n0\0",
                "x１c0s1b0n0",
                "invalid",
                "x1c0s11111111111111111111111111111111111111111111111111111111b0n11111"
            })
    void whatIsNoNameIsRefused(String text) {
        assertThat(Xname.find(text)).isEmpty();
    }

    @Test
    void partOfNameIsReadAsNumber() {
        Xname node = Xname.parse("x3000c0s17b1n2");

        assertThat(node.number('s')).hasValue(17);
        assertThat(node.number('n')).hasValue(2);
        assertThat(node.number('v')).isEmpty();
        assertThat(Xname.parse("x1c0s1234567890b0").number('s')).isEmpty();
    }

    @Test
    void requestsNameTheWildcardsDifferently() {
        assertThat(ComponentType.find("node")).hasValue(ComponentType.NODE);
        assertThat(ComponentType.find("NODEbmc")).hasValue(ComponentType.NODE_BMC);
        assertThat(ComponentType.find("HMSTypeAllComp")).hasValue(ComponentType.ALL_COMP);
        assertThat(ComponentType.find("all")).isEmpty();
        assertThat(ComponentType.find("invalid")).hasValue(ComponentType.INVALID);
        assertThat(ComponentType.find("")).isEmpty();
    }

    /** The hierarchy as it is drawn; but the name above a node's FPGA is that of a controller, though it sits in an enclosure. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s0                  | -
            d3                  | s0
            d3w1                | d3
            x9                  | s0
            x9d1                | x9
            x9b0                | x9
            x9m0                | x9
            x9m0p1              | x9m0
            x9m0i1              | x9m0
            x9m0p1j12           | x9m0p1
            x9m0p1v12           | x9m0p1
            x9e0                | x9
            x9c0                | x9
            x9c0b0              | x9c0
            x9c0b0i3            | x9c0b0
            x9c0f0              | x9c0
            x9c0t9              | x9c0
            x9c0s42             | x9c0
            x9c0s42j1           | x9c0s42
            x9c0s42v2           | x9c0s42
            x9c0s42e0           | x9c0s42
            x9c0s42e0t1         | x9c0s42e0
            x9c0s42b0           | x9c0s42
            x9c0s42b0i0         | x9c0s42b0
            x9c0s42b0f0         | x9c0s42b0
            x9c0s42b0n0         | x9c0s42b0
            x9c0s42b0n0v3       | x9c0s42b0n0
            x9c0s42b0n0p3       | x9c0s42b0n0
            x9c0s42b0n0d31      | x9c0s42b0n0
            x9c0s42b0n0a7       | x9c0s42b0n0
            x9c0s42b0n0r7       | x9c0s42b0n0
            x9c0s42b0n0i3       | x9c0s42b0n0
            x9c0s42b0n0h3       | x9c0s42b0n0
            x9c0s42b0n0g0       | x9c0s42b0n0
            x9c0s42b0n0g0k5     | x9c0s42b0n0g0
            x9c0r7              | x9c0
            x9c0r7b0            | x9c0r7
            x9c0r7b0i1          | x9c0r7b0
            x9c0r7f1            | x9c0r7
            x9c0r7v1            | x9c0r7
            x9c0r7t0            | x9c0r7
            x9c0r7t0f1          | x9c0r7t0
            x9c0r7e0            | x9c0r7
            x9c0r7a3            | x9c0r7
            x9c0r7a3l12         | x9c0r7a3
            x9c0r7j1            | x9c0r7
            x9c0r7j1p2          | x9c0r7j1
            x9c0w1              | x9c0
            x9c0w1j12           | x9c0w1
            x9c0h1              | x9c0
            x9c0h1s1            | x9c0h1
            sms1                | -
            p1                  | -
            p1.2                | -
            all                 | -
            all_comp            | -
            all_svc             | -
            """)
    void isInWhatItsNameBeginsWith(String name, String parent) {
        assertThat(Xname.parse(name).parent().map(Xname::value).orElse("-")).isEqualTo(parent);
    }

    @Test
    void isBelowAllThatItIsIn() {
        Xname processor = Xname.parse("x9c0s10b0n0p3");
        for (String above : new String[] {"s0", "x9", "x9c0", "x9c0s10", "x9c0s10b0", "x9c0s10b0n0"}) {
            assertThat(processor.isBelow(Xname.parse(above))).as(above).isTrue();
        }
        for (String other :
                new String[] {"x9c0s10b0n0p3", "x9c0s1", "x9c0s10b0n0p3", "x90", "x9c0s10b0n1", "p1", "all"}) {
            assertThat(processor.isBelow(Xname.parse(other))).as(other).isFalse();
        }
    }
}
