package org.chamicore.inventory.componentendpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Owner;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Resource;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@RepositoryTest
@Import(ComponentEndpointRepository.class)
class ComponentEndpointRepositoryTest {

    private static final String CABINET = "x1500";
    private static final Owner OWNER = new Owner(Xname.parse("x1500c0s0b0"), true, "bmc.x1500");
    private static final Owner OTHER = new Owner(Xname.parse("x1500c0s1b0"), false, "other.x1500");

    private final ComponentEndpoint bmc = endpoint("c0s0b0", OWNER, RedfishType.MANAGER, "", "{}");
    private final ComponentEndpoint node = endpoint(
            "c0s0b0n0",
            OWNER,
            RedfishType.COMPUTER_SYSTEM,
            "Physical",
            "{\"Name\":\"n\",\"Actions\":{\"#ComputerSystem.Reset\":{\"ResetType@Redfish.AllowableValues\":null}}}");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ComponentEndpointRepository endpoints;

    @BeforeEach
    void twoEndpointsOfOneOwner() {
        jdbc.sql("""
                insert into redfish_endpoint (id, type, hostname, domain, fqdn, enabled, username, use_ssdp, mac_required, rediscover_on_update)
                values ('x1500c0s0b0', 'NodeBMC', '', '', 'bmc.x1500', true, '', false, false, false)
                     , ('x1500c0s1b0', 'NodeBMC', '', '', 'other.x1500', false, '', false, false, false)
                """).update();
        endpoints.insertMissing(List.of(node, bmc));
    }

    @Test
    void insertKeepsEveryFieldAndLeavesWhatIsThere() {
        ComponentEndpoint same = endpoint("c0s0b0n0", OTHER, RedfishType.OUTLET, "", "{}");
        ComponentEndpoint fresh = endpoint("c0s1b0n0", OTHER, RedfishType.COMPUTER_SYSTEM, "", "{}");

        assertThat(endpoints.insertMissing(List.of(same, fresh))).containsExactly(fresh.id());
        assertThat(endpoints.find(node.id())).hasValue(node);
        assertThat(endpoints.find(fresh.id())).hasValue(fresh);
    }

    @Test
    void ownerShowsAsItIsNow() {
        jdbc.sql("update redfish_endpoint set enabled = false, fqdn = 'new.x1500' where id = 'x1500c0s0b0'")
                .update();

        assertThat(endpoints.find(node.id()))
                .map(ComponentEndpoint::owner)
                .hasValue(new Owner(OWNER.id(), false, "new.x1500"));
    }

    @Test
    void updateWritesEveryField() {
        ComponentEndpoint after = endpoint("c0s0b0n0", OTHER, RedfishType.CHASSIS, "Zone", "{\"Name\":\"m\"}");

        endpoints.update(List.of(after));

        assertThat(endpoints.lock(List.of(node.id(), bmc.id()))).containsExactly(bmc, after);
    }

    @Test
    void findOwnedByAndDelete() {
        assertThat(endpoints.findOwnedBy(List.of(OWNER.id(), OTHER.id()))).containsExactly(bmc, node);

        endpoints.delete(List.of(node.id()));

        assertThat(endpoints.findOwnedBy(List.of(OWNER.id()))).containsExactly(bmc);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id=X1500c0s0b0n0                     | c0s0b0n0
            id=!x1500c0s0b0n0                    | c0s0b0
            redfish_ep=x1500c0s0b0               | c0s0b0 c0s0b0n0
            redfish_ep=x1500c0s1b0               | -
            redfish_ep=!x1500c0s0b0              | -
            type=node                            | c0s0b0n0
            type=!node                           | c0s0b0
            redfish_type=Manager                 | c0s0b0
            redfish_type=Physical                | -
            redfish_type=!Manager                | c0s0b0n0
            """)
    void findsWhatIsAskedFor(String query, String expected) {
        List<String> names = expected.equals("-") ? List.of() : List.of(expected.split(" ", -1));

        assertThat(find(query))
                .containsExactlyElementsOf(
                        names.stream().map(name -> CABINET + name).toList());
    }

    private List<String> find(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Stream.of(query.split("&", -1)).map(each -> each.split("=", 2)).forEach(pair -> parameters
                .computeIfAbsent(pair[0], name -> new ArrayList<>())
                .add(pair[1]));
        QueryParameters read = QueryParameters.of(parameters);
        List<String> found = new ArrayList<>();
        endpoints.forEach(
                ComponentEndpointFilter.of(read::all),
                Page.ALL,
                each -> found.add(each.id().value()));
        return found.stream().filter(name -> name.startsWith(CABINET + "c")).toList();
    }

    private static ComponentEndpoint endpoint(
            String place, Owner owner, RedfishType type, String subtype, String info) {
        return new ComponentEndpoint(
                Xname.parse(CABINET + place),
                new Resource(type, subtype, type == RedfishType.MANAGER ? null : "u-1", "/redfish/v1/" + place),
                owner,
                JsonMapper.shared().readTree(info));
    }
}
