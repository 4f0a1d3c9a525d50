package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.chamicore.db.testing.TestDatabase;
import org.chamicore.inventory.InventoryProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.ErrorResponseException;

/** Any filter at all, put to the database and to a few lines of Java: both find the same, in the same order. */
class ComponentFiltersPropertyTest {

    private static final List<String> STATES = List.of("Ready", "On", "Off", "Empty");
    private static final List<String> ROLES = List.of("Compute", "Service", "");
    private static final int THINGS = 120;

    private static Connection connection;
    private static JdbcClient jdbc;

    private final ComponentFilters filters =
            new ComponentFilters(new Roles(new InventoryProperties(List.of(), List.of(), true)));

    /** A component of which everything follows from its number; blank is what it does not have. */
    record Thing(int number) {

        String id() {
            return number % 10 == 0 ? "x1c0s%db0".formatted(number) : "x1c0s%db0n%d".formatted(number, number % 3);
        }

        String type() {
            return number % 10 == 0 ? "NodeBMC" : "Node";
        }

        String state() {
            return STATES.get(number % STATES.size());
        }

        String role() {
            return ROLES.get(number / 5 % ROLES.size());
        }

        String nid() {
            return number % 7 == 0 ? "" : Integer.toString(number % 50);
        }

        String enabled() {
            return Boolean.toString(number % 3 != 0);
        }

        List<String> groups() {
            return Stream.of("red", "blue")
                    .filter(label -> number % label.length() == 0)
                    .toList();
        }
    }

    /** What one parameter is given: values that are wanted, and ones that are not. */
    record Field(String name, List<String> wanted, List<String> unwanted) {

        List<String> values() {
            return Stream.concat(wanted.stream(), unwanted.stream().map("!"::concat))
                    .toList();
        }

        boolean accepts(String value) {
            return (wanted.isEmpty() || wanted.contains(value)) && !unwanted.contains(value);
        }
    }

    @BeforeContainer
    static void things() throws SQLException {
        connection = TestDatabase.create().migrate("smd").login("smd_owner");
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("insert into component_group (label, description) values ('red', ''), ('blue', '')")
                .update();
        all().forEach(thing -> {
            jdbc.sql("""
                            insert into component (id, type, state, flag, enabled, role, nid)
                            values (:id, :type, :state, 'OK', cast(:enabled as boolean), nullif(:role, ''), cast(nullif(:nid, '') as bigint))
                            """)
                    .param("id", thing.id())
                    .param("type", thing.type())
                    .param("state", thing.state())
                    .param("enabled", thing.enabled())
                    .param("role", thing.role())
                    .param("nid", thing.nid())
                    .update();
            thing.groups()
                    .forEach(label -> jdbc.sql("insert into group_member (component_id, label) values (:id, :label)")
                            .param("id", thing.id())
                            .param("label", label)
                            .update());
        });
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
    }

    private static Stream<Thing> all() {
        return IntStream.range(0, THINGS).mapToObj(Thing::new);
    }

    @Provide
    Arbitrary<List<Field>> fields() {
        return Combinators.combine(List.of(
                        field("type", List.of("Node", "NodeBMC", "Chassis")),
                        field("state", STATES),
                        field("role", ROLES),
                        field("enabled", List.of("true", "false")),
                        field("nid", List.of("", "1", "2", "3", "14", "49", "77"))))
                .as(List::copyOf);
    }

    private static Arbitrary<Field> field(String name, List<String> values) {
        Arbitrary<List<String>> some = Arbitraries.of(values).list().ofMaxSize(3);
        Arbitrary<List<String>> few =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.of())), Tuple.of(1, some));
        return Combinators.combine(some, few).as((wanted, unwanted) -> new Field(name, wanted, unwanted));
    }

    @Property(tries = 400)
    void databaseFindsWhatTheFieldsAccept(@ForAll("fields") List<Field> fields) {
        Map<String, Function<Thing, String>> readers = Map.of(
                "type",
                Thing::type,
                "state",
                Thing::state,
                "role",
                Thing::role,
                "enabled",
                Thing::enabled,
                "nid",
                Thing::nid);
        Map<String, List<String>> query = new HashMap<>();
        Predicate<Thing> accepted = thing -> true;
        for (Field field : fields) {
            query.put(field.name(), field.values());
            accepted = accepted.and(
                    thing -> field.accepts(readers.get(field.name()).apply(thing)));
        }
        assertThat(find(query)).isEqualTo(expected(accepted));
    }

    @Property(tries = 200)
    void rangesOfNumbersAreJoinedWithSingleOnes(
            @ForAll("numbers") int first, @ForAll("numbers") int last, @ForAll("numbers") int single) {
        List<String> found = find(Map.of(
                "nid_start", List.of(Integer.toString(first)),
                "nid_end", List.of(Integer.toString(last)),
                "nid", List.of(Integer.toString(single))));
        List<String> inBrackets =
                first > last ? found : find(Map.of("nid", List.of("[%d-%d,%d]".formatted(first, last, single))));

        assertThat(found).isEqualTo(inBrackets).isEqualTo(expected(thing -> {
            int nid = thing.nid().isEmpty() ? -1 : Integer.parseInt(thing.nid());
            return nid >= 0 && (nid == single || (first <= nid && nid <= last));
        }));
    }

    @Provide
    Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(0, 60);
    }

    @Property(tries = 50)
    void groupsAreJoined(@ForAll("labels") List<String> labels) {
        assertThat(find(Map.of("group", labels)))
                .isEqualTo(expected(thing -> labels.isEmpty()
                        || thing.groups().stream().anyMatch(labels::contains)
                        || (labels.contains("NULL") && thing.groups().isEmpty())));
    }

    @Provide
    Arbitrary<List<String>> labels() {
        return Arbitraries.of(List.of(
                List.of(), List.of("NULL"), List.of("red"), List.of("red", "blue"), List.of("no.such", "blue")));
    }

    /** Any text as any field: it is a filter, or it is refused with 400. */
    @Property
    void anyTextIsAFilterOrRefused(@ForAll("names") String name, @ForAll String value) {
        try {
            filters.read(asked -> asked.equals(name) ? List.of(value) : List.of());
        } catch (ErrorResponseException refused) {
            assertThat(refused.getStatusCode().value()).isEqualTo(400);
            assertThat(refused.getBody().getDetail()).startsWith("bad query param: ");
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "id",
                "type",
                "state",
                "flag",
                "role",
                "subrole",
                "subtype",
                "arch",
                "class",
                "enabled",
                "softwarestatus",
                "nid",
                "nid_start",
                "nid_end",
                "group",
                "partition",
                "locked",
                "reserved",
                "reservation_disabled");
    }

    private static List<String> expected(Predicate<Thing> accepted) {
        return all().filter(accepted).map(Thing::id).sorted().toList();
    }

    private List<String> find(Map<String, List<String>> query) {
        List<String> found = new ArrayList<>();
        new ComponentListRepository(jdbc)
                .forEach(
                        filters.read(name -> query.getOrDefault(name, List.of())),
                        component -> found.add(component.id().value()));
        return found;
    }
}
