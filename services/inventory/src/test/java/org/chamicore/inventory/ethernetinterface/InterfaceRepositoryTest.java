package org.chamicore.inventory.ethernetinterface;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@RepositoryTest
@Import(InterfaceRepository.class)
class InterfaceRepositoryTest {

    private static final String OURS = "02:12:00:00:00:";
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant LATE = Instant.parse("2026-06-01T00:00:00Z");

    @Autowired
    private InterfaceRepository interfaces;

    private final EthernetInterface bare = nic("01", null, EARLY);
    private final EthernetInterface bmc = nic("02", "x1200c0s0b0", EARLY, "10.12.0.2 HMN");
    private final EthernetInterface node = nic("03", "x1200c0s0b0n0", LATE, "10.12.0.3", "fd00::3 NMN");

    @BeforeEach
    void threeInterfaces() {
        interfaces.insertMissing(List.of(node, bare, bmc));
    }

    @Nested
    class InsertMissing {

        @Test
        void keepsEveryField() {
            assertThat(List.of(bare, bmc, node)).allSatisfy(nic -> assertThat(interfaces.find(nic.macAddress()))
                    .hasValue(nic));
        }

        @Test
        void leavesWhatIsThereAndNamesWhatIsNew() {
            EthernetInterface other = nic("02", "x1200c0s1b0", LATE, "10.12.9.9");
            EthernetInterface fresh = nic("04", null, LATE, "10.12.0.4");

            assertThat(interfaces.insertMissing(List.of(other, fresh))).containsExactly(fresh.macAddress());
            assertThat(interfaces.find(bmc.macAddress())).hasValue(bmc);
            assertThat(interfaces.find(fresh.macAddress())).hasValue(fresh);
        }
    }

    @Nested
    class Update {

        @Test
        void replacesAddresses() {
            EthernetInterface after = nic("03", "x1200c0s0b0n1", LATE, "fd00::3", "10.12.0.9 X", "10.12.0.3");

            interfaces.update(List.of(after));

            assertThat(interfaces.find(node.macAddress())).hasValue(after);
            assertThat(interfaces.find(bmc.macAddress())).hasValue(bmc);
        }

        @Test
        void clearsWhatIsLeftOut() {
            EthernetInterface after = nic("03", null, LATE);

            interfaces.update(List.of(after));

            assertThat(interfaces.find(node.macAddress())).hasValue(after);
        }
    }

    @Nested
    class LockAndDelete {

        @Test
        void findThoseThatExistInTheOrderOfTheirAddresses() {
            MacAddress unknown = MacAddress.parse(OURS + "ff");

            assertThat(interfaces.lock(List.of(node.macAddress(), unknown, bmc.macAddress())))
                    .containsExactly(bmc, node);
        }

        @Test
        void takeAddressesAlong() {
            interfaces.delete(List.of(node.macAddress()));

            assertThat(find("ipaddress=10.12.0.3")).isEmpty();
            assertThat(interfaces.find(bmc.macAddress())).isPresent();
        }
    }

    @Nested
    class ForEach {

        /** A query, and the last pairs of the addresses that it finds of ours. */
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                id=021200000003                            | 03
                id=021200000003&id=021200000001            | 01 03
                ID=nonsense                                | -
                MACAddress=02:12:00:00:00:02               | 02
                macaddress=021200000002                    | -
                IPAddress=10.12.0.2&IPAddress=fd00:0::3    | 02 03
                IPAddress=                                 | 01
                IPAddress=&IPAddress=10.12.0.2             | 01 02
                IPAddress=nonsense                         | -
                Network=HMN                                | 02
                Network=                                   | 01 03
                IPAddress=10.12.0.3&Network=NMN            | 03
                IPAddress=10.12.0.3&Network=HMN            | -
                ComponentID=X1200c0s0b0                    | 02
                ComponentID=                               | 01
                ComponentID=&ComponentID=x1200c0s0b0n0     | 01 03
                Type=node                                  | 03
                type=node&type=NODEBMC                     | 02 03
                OlderThan=2026-03-01T00:00:00Z             | 01 02
                NewerThan=2026-03-01T00:00:00+01:00        | 03
                NewerThan=2026-01-01T00:00:00Z&OlderThan=2026-01-02T00:00:00.5Z | 01 02
                """)
        void findsWhatIsAskedFor(String query, String expected) {
            List<String> pairs = expected.equals("-") ? List.of() : List.of(expected.split(" ", -1));

            assertThat(find(query)).containsExactlyElementsOf(pairs);
        }
    }

    private List<String> find(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Stream.of(query.split("&", -1)).map(each -> each.split("=", 2)).forEach(pair -> parameters
                .computeIfAbsent(pair[0], name -> new ArrayList<>())
                .add(pair[1]));
        List<String> found = new ArrayList<>();
        interfaces.forEach(
                InterfaceFilter.of(QueryParameters.of(parameters)),
                Page.ALL,
                nic -> found.add(nic.macAddress().value()));
        return found.stream()
                .filter(mac -> mac.startsWith(OURS))
                .map(mac -> mac.substring(OURS.length()))
                .toList();
    }

    private static EthernetInterface nic(String pair, @Nullable String owner, Instant time, String... addresses) {
        return new EthernetInterface(
                MacAddress.parse(OURS + pair),
                "nic " + pair,
                time,
                owner == null ? null : Xname.parse(owner),
                Stream.of(addresses)
                        .map(each -> each.split(" ", 2))
                        .map(each ->
                                new IpMapping(IpAddress.find(each[0]).orElseThrow(), each.length == 1 ? null : each[1]))
                        .toList());
    }
}
