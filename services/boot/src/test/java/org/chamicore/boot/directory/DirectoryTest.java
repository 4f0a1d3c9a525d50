package org.chamicore.boot.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.Node;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final String NODE = "x0c0s1b0n0";
    private static final String OTHER = "x0c0s2b0n0";
    private static final String MAC = "02:00:00:00:0a:01";
    private static final String MAC_2 = "02:00:00:00:0a:02";

    @Nested
    class FindNode {

        @Test
        void findsOneNodeByAllItsIdentifiers() {
            Directory directory =
                    new TestDirectory().node(NODE, 5, "Compute", MAC).build();

            assertThat(List.of(NODE, MAC, "nid5"))
                    .allSatisfy(each -> assertThat(xname(directory, each)).hasValue(NODE));
            assertThat(xname(directory, MAC_2)).isEmpty();
            assertThat(xname(directory, "Compute")).isEmpty();
        }

        @Test
        void findsTheCardsOfTheEndpointFirst() {
            Directory directory = new TestDirectory()
                    .node(NODE, 5, "Compute", MAC)
                    .tell("component_endpoint", NODE, """
                            {"MACAddr": "not available", "Enabled": true, "FQDN": "n1.example", "RedfishSystemInfo": {"EthernetNICInfo": [
                              {"MACAddress": "FF:FF:FF:FF:FF:FF"}, {"MACAddress": "02:00:00:00:0F:0F"}, {}, {"MACAddress": "02:00:00:00:0a:01"}]}}
                            """)
                    .build();

            Node node = directory.findNode(Selector.from("02:00:00:00:0f:0f")).orElseThrow();
            assertThat(node.macs()).map(Object::toString).containsExactly("02:00:00:00:0f:0f", MAC);
            assertThat(node.fqdn()).isEqualTo("n1.example");
        }

        @Test
        void forgetsWhatIsGone() {
            TestDirectory told = new TestDirectory().node(NODE, 5, "Compute", MAC);
            told.tell("ethernet_interface", "020000000a01", null);
            assertThat(xname(told.build(), MAC)).isEmpty();

            told.tell("component", NODE, null);
            assertThat(xname(told.build(), NODE)).isEmpty();
            assertThat(xname(told.build(), "nid5")).isEmpty();
            assertThat(told.build().nodeCount()).isZero();

            told.tell("component_endpoint", NODE, null);
            assertThat(told.build().nodes()).isEmpty();
        }

        @Test
        void followsAnInterfaceToItsNewNode() {
            Directory directory = new TestDirectory()
                    .node(NODE, 5, "Compute", MAC)
                    .node(OTHER, 6, "Compute", MAC_2)
                    .networkInterface(MAC, OTHER)
                    .build();

            assertThat(xname(directory, MAC)).hasValue(OTHER);
            assertThat(directory.findNode(Selector.from(NODE)).orElseThrow().macs())
                    .isEmpty();
        }

        @Test
        void followsANumberToItsNewValue() {
            Directory directory = new TestDirectory()
                    .node(NODE, 5, "Compute", MAC)
                    .component(NODE, 7, "Service")
                    .build();

            assertThat(xname(directory, "nid5")).isEmpty();
            assertThat(xname(directory, "nid7")).hasValue(NODE);
            assertThat(directory.findNode(Selector.from(NODE)).orElseThrow().role())
                    .isEqualTo("Service");
        }

        @Test
        void passesOverNodesWhosePlaceIsEmpty() {
            Directory directory = new TestDirectory()
                    .node(NODE, 5, "Compute", MAC)
                    .tell("component", NODE, """
                            {"Type": "Node", "State": "Empty", "NID": 5}
                            """)
                    .node(OTHER, 6, "Compute", MAC_2)
                    .tell("component_endpoint", OTHER, """
                            {"MACAddr": "02:00:00:00:0a:01"}
                            """)
                    .build();

            assertThat(xname(directory, MAC)).hasValue(OTHER);
            assertThat(xname(directory, NODE)).hasValue(NODE);
        }

        @Test
        void knowsNoThingsThatAreNoNodes() {
            Directory directory = new TestDirectory()
                    .tell("component", "x0c0s1b0", "{\"Type\": \"NodeBMC\"}")
                    .tell("component", NODE, "{\"Type\": \"VirtualNode\"}")
                    .tell("ethernet_interface", "020000000a01", "{\"ComponentID\": \"x0c0s1b0\"}")
                    .tell("ethernet_interface", "nonsense", "{\"ComponentID\": \"x0c0s1b0n0\"}")
                    .tell("group", "blue", "{\"label\": \"blue\"}")
                    .build();

            assertThat(directory.nodeCount()).isZero();
            assertThat(xname(directory, NODE)).isEmpty();
        }

        @Test
        void standsOddFactsOfNodes() {
            Directory directory = new TestDirectory()
                    .tell("component", NODE, "{\"Type\": \"Node\", \"NID\": -1, \"Role\": null, \"State\": 7}")
                    .tell("component_endpoint", NODE, "{\"MACAddr\": {}, \"RedfishSystemInfo\": []}")
                    .build();

            assertThat(xname(directory, NODE)).hasValue(NODE);
        }
    }

    @Nested
    class Synonyms {

        @Test
        void areAllIdentifiersOfTheNode() {
            Directory directory =
                    new TestDirectory().node(NODE, 5, "Compute", MAC).build();

            assertThat(directory.synonyms(Selector.from("nid5")))
                    .containsExactly(Selector.from(NODE), Selector.from(MAC), Selector.from("nid5"));
        }

        @Test
        void leaveOutWhatAnotherNodeHasABetterClaimTo() {
            Directory directory = new TestDirectory()
                    .node(NODE, 5, "Compute", MAC)
                    .node(OTHER, 5, "Compute", MAC_2)
                    .build();

            assertThat(directory.synonyms(Selector.from(OTHER)))
                    .containsExactly(Selector.from(OTHER), Selector.from(MAC_2));
        }

        @Test
        void ofWhatTheInventoryDoesNotKnowAreItself() {
            assertThat(new TestDirectory().build().synonyms(Selector.from(MAC))).containsExactly(Selector.from(MAC));
        }
    }

    @Test
    void doesNotDependOnTheOrderInWhichThingsWereTold() {
        List<Consumer<TestDirectory>> tellings = new ArrayList<>(List.of(
                told -> told.component(NODE, 5, "Compute"),
                told -> told.endpoint(NODE, true),
                told -> told.networkInterface(MAC, NODE),
                told -> told.networkInterface(MAC_2, NODE),
                told -> told.component(OTHER, 5, "Service"),
                told -> told.tell("component_endpoint", OTHER, "{\"MACAddr\": \"02:00:00:00:0a:02\"}")));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(tellings, new Random(seed));
            TestDirectory told = new TestDirectory();
            tellings.forEach(each -> each.accept(told));
            tellings.forEach(each -> each.accept(told)); // a change may be told twice
            Directory directory = told.build();

            assertThat(xname(directory, MAC)).hasValue(NODE);
            assertThat(xname(directory, MAC_2)).hasValue(NODE);
            assertThat(xname(directory, "nid5")).hasValue(NODE);
            assertThat(directory.findNode(Selector.from(NODE)).orElseThrow().macs())
                    .map(Object::toString)
                    .containsExactly(MAC, MAC_2);
            assertThat(directory.nodeCount()).isEqualTo(2);
        }
    }

    private static Optional<String> xname(Directory directory, String identifier) {
        return directory.findNode(Selector.from(identifier)).map(node -> node.xname()
                .value());
    }
}
