package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.inventory.InventoryProperties;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import({ComponentRepository.class, ComponentListRepository.class})
class ComponentListRepositoryTest {

    private static final String CABINET = "x1110";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ComponentRepository components;

    @Autowired
    private ComponentListRepository lists;

    private final ComponentFilters filters =
            new ComponentFilters(new Roles(new InventoryProperties(List.of(), List.of(), true)));

    /** A chassis and a BMC of which little is known, and four nodes that differ in everything. */
    @BeforeEach
    void sixComponents() {
        components.insertMissing(List.of(
                component("c0", null, null, null, Build.UNKNOWN),
                component("c0s0b0", State.READY, null, null, Build.UNKNOWN),
                component("c0s0b0n0", State.READY, "Compute", 1L, new Build("a1", null, Arch.X86, HardwareClass.HILL)),
                component("c0s0b0n1", State.OFF, "Service", 5L, new Build("B", null, Arch.ARM, HardwareClass.RIVER)),
                component("c0s10b0n0", State.ON, "Compute", 10L, Build.UNKNOWN),
                component("c0s2b0n0", State.EMPTY, "Compute", null, Build.UNKNOWN)));
        jdbc.sql("""
                update component
                   set sub_role = 'Worker', flag = 'Alert', enabled = false, software_status = 'image 7'
                     , locked = true, reservation_disabled = true
                 where id = 'x1110c0s0b0n1'
                """).update();
        jdbc.sql("""
                insert into component_group (label, description)
                values ('list.red', ''), ('list.blue', '')
                """).update();
        jdbc.sql("""
                insert into group_member (component_id, label)
                values ('x1110c0s0b0n0', 'list.red'), ('x1110c0s0b0n0', 'list.blue'), ('x1110c0s0b0n1', 'list.blue')
                """).update();
    }

    /** A query, and what it finds in our cabinet. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id=X1110C0s00b0n0&id=x1110c0         | c0 c0s0b0n0
            id=!x1110c0                          | c0s0b0 c0s0b0n0 c0s0b0n1 c0s10b0n0 c0s2b0n0
            type=nodebmc                         | c0s0b0
            type=Node&type=Chassis               | c0 c0s0b0n0 c0s0b0n1 c0s10b0n0 c0s2b0n0
            type=!node                           | c0 c0s0b0
            type=                                | -
            type=invalid                         | -
            state=ready                          | c0s0b0 c0s0b0n0
            state=!Ready                         | c0 c0s0b0n1 c0s10b0n0 c0s2b0n0
            state=ready&state=OFF&state=!off     | c0s0b0 c0s0b0n0
            flag=alert                           | c0s0b0n1
            flag=ok&type=node&state=!on          | c0s0b0n0 c0s2b0n0
            role=compute                         | c0s0b0n0 c0s10b0n0 c0s2b0n0
            role=                                | c0 c0s0b0
            role=!                               | c0s0b0n0 c0s0b0n1 c0s10b0n0 c0s2b0n0
            subrole=worker                       | c0s0b0n1
            subrole=&type=node                   | c0s0b0n0 c0s10b0n0 c0s2b0n0
            subtype=a1                           | c0s0b0n0
            subtype=!a1&subtype=!                | c0s0b0n1
            arch=x86                             | c0s0b0n0
            arch=&type=node                      | c0s10b0n0 c0s2b0n0
            class=river                          | c0s0b0n1
            class=!hill&class=!                  | c0s0b0n1
            enabled=F                            | c0s0b0n1
            enabled=!0&type=node                 | c0s0b0n0 c0s10b0n0 c0s2b0n0
            softwarestatus=image 7               | c0s0b0n1
            softwarestatus=Image 7               | -
            softwarestatus=&type=nodebmc         | c0s0b0
            locked=true                          | c0s0b0n1
            locked=!t&type=node                  | c0s0b0n0 c0s10b0n0 c0s2b0n0
            reservation_disabled=1               | c0s0b0n1
            nid=5&nid=10                         | c0s0b0n1 c0s10b0n0
            nid=!5&type=node                     | c0s0b0n0 c0s10b0n0 c0s2b0n0
            nid=                                 | c0 c0s0b0 c0s2b0n0
            nid=!                                | c0s0b0n0 c0s0b0n1 c0s10b0n0
            nid_start=5                          | c0s0b0n1 c0s10b0n0
            nid_end=5                            | c0s0b0n0 c0s0b0n1
            nid_start=1&nid_end=1&nid_start=10   | c0s0b0n0 c0s10b0n0
            nid_start=2&nid_end=9&nid=1          | c0s0b0n0 c0s0b0n1
            group=list.red                       | c0s0b0n0
            group=list.red&group=list.blue       | c0s0b0n0 c0s0b0n1
            group=no.such                        | -
            group=NULL&type=node                 | c0s10b0n0 c0s2b0n0
            partition=p1                         | -
            partition=NULL&type=chassis          | c0
            group=NULL&partition=NULL&type=!node | c0 c0s0b0
            state=Ready&role=compute             | c0s0b0n0
            nonsense=1&type=chassis              | c0
            """)
    void findsWhatIsAskedFor(String query, String expected) {
        List<String> names = expected.equals("-") ? List.of() : List.of(expected.split(" ", -1));

        assertThat(find(query))
                .containsExactlyElementsOf(
                        names.stream().map(name -> CABINET + name).toList());
    }

    @Test
    void asksForThousandsAtOnce() {
        List<String> ids = new ArrayList<>(List.of("x1110c0s0b0n1"));
        for (int slot = 0; slot < 2000; slot++) {
            ids.add("x1111c0s%db0n0".formatted(slot));
        }

        assertThat(found(QueryParameters.of(Map.of("id", ids)))).containsExactly("x1110c0s0b0n1");
    }

    private List<String> find(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Stream.of(query.split("&", -1)).map(each -> each.split("=", 2)).forEach(pair -> parameters
                .computeIfAbsent(pair[0], name -> new ArrayList<>())
                .add(pair[1]));
        return found(QueryParameters.of(parameters));
    }

    /** Only what is in our cabinet: other tests have theirs. */
    private List<String> found(QueryParameters query) {
        List<String> found = new ArrayList<>();
        lists.forEach(
                filters.read(query::all), component -> found.add(component.id().value()));
        return found.stream().filter(name -> name.startsWith(CABINET + "c")).toList();
    }

    private static Component component(
            String name, @Nullable State state, @Nullable String role, @Nullable Long nid, Build build) {
        return new Component(
                Xname.parse(CABINET + name),
                new Condition(state, Flag.OK, true, null),
                new Assignment(role, null, nid),
                build,
                Hold.NONE);
    }
}
