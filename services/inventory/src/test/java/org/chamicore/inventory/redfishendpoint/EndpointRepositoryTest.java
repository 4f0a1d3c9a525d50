package org.chamicore.inventory.redfishendpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.inventory.redfishendpoint.RedfishEndpoint.DiscoveryInfo;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(EndpointRepository.class)
class EndpointRepositoryTest {

    private static final String CABINET = "x1400";

    private final RedfishEndpoint bare = bare("c0s0b0", "x1400c0s0b0");
    private final RedfishEndpoint full = new RedfishEndpoint(
            Xname.parse(CABINET + "c0b0"),
            "rack 1",
            "bmc",
            "mgmt.lan",
            "bmc.mgmt.lan",
            false,
            "UUID-1",
            "root",
            true,
            true,
            "A4-BF",
            "10.14.0.1",
            true,
            "template",
            DiscoveryInfo.NEVER);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EndpointRepository endpoints;

    @BeforeEach
    void twoEndpoints() {
        endpoints.insertMissing(List.of(bare, full));
    }

    @Nested
    class InsertMissing {

        @Test
        void keepsEveryField() {
            assertThat(endpoints.find(bare.id())).hasValue(bare);
            assertThat(endpoints.find(full.id())).hasValue(full);
        }

        @Test
        void leavesWhatIsThereByNameOrFqdn() {
            RedfishEndpoint sameId = bare("c0s0b0", "other.x1400");
            RedfishEndpoint sameFqdn = bare("c0s1b0", "bmc.mgmt.lan");
            RedfishEndpoint fresh = bare("c0s2b0", "fresh.x1400");

            assertThat(endpoints.insertMissing(List.of(sameId, sameFqdn, fresh)))
                    .containsExactly(fresh.id());
            assertThat(endpoints.find(bare.id())).hasValue(bare);
        }
    }

    @Nested
    class Update {

        @Test
        void writesEveryFieldButHowDiscoveryWent() {
            jdbc.sql("""
                    update redfish_endpoint
                       set last_discovery_attempt = '2026-01-01T00:00:00Z', last_discovery_status = 'DiscoverOK'
                         , redfish_version = '1.9.0'
                     where id = 'x1400c0b0'
                    """).update();
            RedfishEndpoint after = bare("c0b0", "x1400c0b0");

            endpoints.update(after);

            assertThat(endpoints.lock(full.id()))
                    .hasValue(after.with(
                            new DiscoveryInfo(Instant.parse("2026-01-01T00:00:00Z"), "DiscoverOK", "1.9.0")));
        }

        @Test
        void failsWhenFqdnIsTaken() {
            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(() -> endpoints.update(bare("c0s0b0", "bmc.mgmt.lan")))
                    .withMessageContaining("redfish_endpoint_fqdn_uq");
        }
    }

    @Nested
    class ForEach {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                id=X1400c0b0                        | c0b0
                id=!x1400c0b0                       | c0s0b0
                type=nodebmc                        | c0s0b0
                type=!nodebmc                       | c0b0
                fqdn=bmc.mgmt.lan                   | c0b0
                FQDN=BMC.mgmt.lan                   | -
                uuid=UUID-1                         | c0b0
                uuid=uuid-1                         | -
                uuid=                               | c0s0b0
                macaddr=A4-BF                       | c0b0
                ipaddress=!10.14.0.1                | c0s0b0
                laststatus=NotYetQueried            | c0b0 c0s0b0
                laststatus=DiscoverOK               | -
                """)
        void findsWhatIsAskedFor(String query, String expected) {
            List<String> names = expected.equals("-") ? List.of() : List.of(expected.split(" ", -1));

            assertThat(find(query))
                    .containsExactlyElementsOf(
                            names.stream().map(name -> CABINET + name).toList());
        }
    }

    @Test
    void deleteTakesWhatBelongsToItAlong() {
        jdbc.sql("""
                insert into component_endpoint (id, type, endpoint_id, redfish_type, redfish_subtype, odata_id, info)
                values ('x1400c0s0b0n0', 'Node', 'x1400c0s0b0', 'ComputerSystem', '', '', '{}')
                """).update();

        endpoints.delete(List.of(bare.id()));

        assertThat(endpoints.find(bare.id())).isEmpty();
        assertThat(endpoints.find(full.id())).isPresent();
        assertThat(jdbc.sql("select count(*) from component_endpoint where id = 'x1400c0s0b0n0'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> find(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Stream.of(query.split("&", -1)).map(each -> each.split("=", 2)).forEach(pair -> parameters
                .computeIfAbsent(pair[0], name -> new ArrayList<>())
                .add(pair[1]));
        QueryParameters read = QueryParameters.of(parameters);
        List<String> found = new ArrayList<>();
        endpoints.forEach(
                EndpointFilter.of(read::all),
                Page.ALL,
                endpoint -> found.add(endpoint.id().value()));
        return found.stream().filter(name -> name.startsWith(CABINET + "c")).toList();
    }

    private static RedfishEndpoint bare(String place, String fqdn) {
        return new RedfishEndpoint(
                Xname.parse(CABINET + place),
                null,
                "",
                "",
                fqdn,
                true,
                null,
                "",
                false,
                false,
                null,
                null,
                false,
                null,
                DiscoveryInfo.NEVER);
    }
}
