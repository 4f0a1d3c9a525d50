package org.chamicore.inventory.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chamicore.inventory.InventoryTest;
import org.chamicore.inventory.Scans;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Each question for a few pieces of hardware has an index that answers it. */
@InventoryTest
class HardwarePlansTest {

    private static final String PART = "x2690c0s7b0n0d1";

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlaceRepository places;

    @Autowired
    private EventRepository events;

    private void pieces() {
        jdbc.sql("""
                insert into hardware_fru (fru_id, type, subtype, info)
                select format('Memory.plan.%s.%s', s, d), 'Memory', '', '{}'
                  from generate_series(0, 99) as s, generate_series(0, 3) as d
                """).update();
        jdbc.sql("""
                insert into hardware_location (id, type, node, info, fru_id)
                select format('x2690c0s%sb0n0d%s', s, d), 'Memory', format('x2690c0s%sb0n0', s), '{}', format('Memory.plan.%s.%s', s, d)
                  from generate_series(0, 99) as s, generate_series(0, 3) as d
                """).update();
        jdbc.sql("""
                insert into hardware_event (location_id, fru_id, event_type)
                select id, fru_id, 'Detected'
                  from hardware_location
                """).update();
        jdbc.sql("set local enable_seqscan = off").update(); // few rows have no plan that could not be the other
    }

    @ParameterizedTest
    @CsvSource({"id=" + PART, "fruid=Memory.plan.7.1", "id=x2690c0s[1-3]b0n0d0"})
    void listReadsWhatItShows(String query) {
        String[] words = query.split("=", 2);
        assertNoScan(
                () -> places.forEach(
                        HardwareFilter.ofPlaces(QueryParameters.of(Map.of(words[0], List.of(words[1])))),
                        Page.ALL,
                        each -> {}),
                "hardware_location",
                "hardware_fru");
    }

    @Test
    void queryReadsWhatIsBelow() {
        assertNoScan(
                () -> assertThat(places.find(HardwareQuery.of("x2690c0s7b0n0", QueryParameters.of(Map.of()))))
                        .hasSize(4),
                "hardware_location",
                "hardware_fru");
    }

    @Test
    void emptyingReadsWhatIsBelow() {
        assertNoScan(
                () -> assertThat(places.lockBelow(List.of(Xname.parse("x2690c0s7b0"), Xname.parse("x2690c0s70b0"))))
                        .hasSize(8),
                "hardware_location");
    }

    @Test
    void detectionLooksForTheNewestEventOnly() {
        Place place = new Place(Xname.parse(PART), JsonMapper.shared().createObjectNode(), "Memory.plan.7.1");
        assertNoScan(() -> assertThat(events.detect(List.of(place))).isEmpty(), "hardware_event");
    }

    @Test
    void historyOfOnePlaceReadsThatAlone() {
        assertNoScan(
                () -> events.forEachPlace(
                        EventFilter.of(QueryParameters.of(Map.of())).at(PART), Page.ALL, each -> {}),
                "hardware_event");
        assertNoScan(
                () -> events.forEachUnit(
                        EventFilter.of(QueryParameters.of(Map.of())).about("Memory.plan.7.1"), Page.ALL, each -> {}),
                "hardware_event");
    }

    /** Three of four hundred places, and the unit in each; the rest is not even read. */
    @Test
    void pageOfHistoriesIsCutWhereItIsRead() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            pieces();
            Page page = new Page("x2690c0s7b0n0d", 2);
            EventFilter filter = EventFilter.of(QueryParameters.of(Map.of()));
            List<String> places = new ArrayList<>();
            events.forEachPlace(filter, page, each -> places.add(each.id()));
            List<String> units = new ArrayList<>();
            events.forEachUnit(filter, new Page("Memory.plan.7", 2), each -> units.add(each.fruId()));

            assertThat(places).containsExactly("x2690c0s7b0n0d0", "x2690c0s7b0n0d1", "x2690c0s7b0n0d2");
            assertThat(units).containsExactly("Memory.plan.7.0", "Memory.plan.7.1", "Memory.plan.7.2");
        });
    }

    private void assertNoScan(Runnable question, String... tables) {
        new Scans(transactions, jdbc).assertNone(this::pieces, question, tables);
    }
}
