package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.db.testing.TestDatabase;
import org.chamicore.inventory.InventoryProperties;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How the database goes about the hot queries when there are 50,000 components: by an index wherever one serves. */
class ComponentPlanTest {

    private static Connection connection;
    private static JdbcClient jdbc;

    private final ComponentFilters filters =
            new ComponentFilters(new Roles(new InventoryProperties(List.of(), List.of(), true)));

    /** 50,000 nodes in ten cabinets, one in a thousand with a warning; a tenth of them in a group. */
    @BeforeAll
    static void aLargeMachine() throws SQLException {
        connection = TestDatabase.create().migrate("smd").login("smd_owner");
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("""
                insert into component (id, type, state, flag, enabled, role, nid, software_status)
                select format('x%sc%ss%sb0n0', 7000 + number / 5000, number / 625 % 8, number % 625)
                     , 'Node', 'Ready', case when number % 1000 = 0 then 'Warning' else 'OK' end, true, 'Compute', number + 1
                     , case when number % 1000 = 0 then 'image-8' else 'image-7' end
                  from generate_series(0, 49999) as number
                """).update();
        jdbc.sql("insert into component_group (label, description) values ('plan.tenth', '')")
                .update();
        jdbc.sql("""
                insert into group_member (component_id, label)
                select id, 'plan.tenth' from component where id like 'x7003c%'
                """).update();
        jdbc.sql("analyze component, component_group, group_member").update();
        jdbc.sql("set plan_cache_mode = 'force_custom_plan'").update(); // as lists are read
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    private String plan(ComponentFilter filter) {
        return explain(ComponentListRepository.FILTERED, filter.parameters());
    }

    private String explain(String sql, Map<String, @Nullable Object> parameters) {
        return jdbc.sql("explain (costs off) " + sql).params(parameters).query(String.class).list().stream()
                .collect(Collectors.joining("\n"));
    }

    private ComponentFilter filter(String query) {
        Map<String, List<String>> parameters = Stream.of(query.split("&", -1))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
        return filters.read(name -> parameters.getOrDefault(name, List.of()));
    }

    private int count(ComponentFilter filter) {
        return jdbc.sql("select count(*) from (%s) as found".formatted(ComponentListRepository.FILTERED))
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id=x7003c0s1b0n0                          | 1    | component_pk
            id=x7003c0s[0-99]b0n0                     | 100  | component_pk
            id=x7003c0s1b0n0&type=Node&state=Ready    | 1    | component_pk
            nid=777                                   | 1    | component_nid_idx
            nid=[1-512]                               | 512  | component_nid_idx
            nid_start=100&nid_end=199&role=Compute    | 100  | component_nid_idx
            flag=Warning                              | 50   | component_flag_idx
            flag=Warning&type=Node                    | 50   | component_flag_idx
            softwarestatus=image-8                    | 50   | component_software_status_idx
            group=plan.tenth&flag=Warning             | 5    | component_flag_idx
            """)
    void indexFindsFewOfMany(String query, int found, String index) {
        ComponentFilter filter = filter(query);
        assertThat(plan(filter)).contains(index).doesNotContain("Seq Scan on component");
        assertThat(count(filter)).isEqualTo(found);
    }

    @Test
    void pageIsReadFromWhereItBegins() {
        String plan = plan(filter("").on(new Page("x7005c3s100b0n0", 100)));
        assertThat(plan)
                .contains("component_pk")
                .doesNotContain("Seq Scan on component")
                .doesNotContain("Sort");
    }

    @Test
    void whatIsBelowAPlaceIsFoundByItsName() {
        ComponentFilter below = filter("type=Node").with(PlaceFilter.named(List.of("x7003c2"), true));
        assertThat(plan(below)).contains("component_pk").doesNotContain("Seq Scan on component");
        assertThat(count(below)).isEqualTo(625);
    }

    @Test
    void placesAreFoundByTheirNumbers() {
        ComponentFilter numbered = filter("").with(PlaceFilter.numbered(List.of(new Span(5, 9))));
        assertThat(plan(numbered)).contains("component_nid_idx").doesNotContain("Seq Scan on component");
        assertThat(count(numbered)).isEqualTo(5);
    }

    /** The whole list is read as it lies, or in the order of its names, and nothing is asked of each that was not asked. */
    @Test
    void wholeListAsksNothingOfItsElements() {
        assertThat(plan(filter(""))).doesNotContain("SubPlan").doesNotContain("Filter: ((cast");
    }
}
