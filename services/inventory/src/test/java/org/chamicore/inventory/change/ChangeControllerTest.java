package org.chamicore.inventory.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeFilter;
import org.chamicore.db.changelog.ChangePage;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.CursorRetiredException;
import org.chamicore.db.changelog.LoggedChange;
import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.change.SnapshotLine.End;
import org.chamicore.inventory.change.SnapshotLine.Thing;
import org.chamicore.web.load.LoadProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ControllerTest(ChangeController.class)
@Import({EventStream.class, Watchers.class})
@EnableConfigurationProperties({EventStreamProperties.class, WatcherProperties.class, LoadProperties.class})
class ChangeControllerTest {

    private static final String CHANGES = "/hsm/v2/changes";
    private static final UUID EPOCH = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final Cursor CURSOR = new Cursor(EPOCH, 7, 9);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private ChangeService changes;

    @Test
    void readTakesOnlyWhatIsAskedFor() {
        given(changes.read(any(), anyInt(), any(), any())).willReturn(new ChangePage(List.of(), CURSOR, false));

        assertThat(mvc.get()
                        .uri(URI.create(
                                CHANGES + "?kind=Component&kind=group&key=X0c0s01b0n0&key=022400000001&actor=alice"
                                        + "&since=2026-09-01T12:00:00%2B02:00&until=2026-09-02T00:00:00Z")))
                .hasStatusOk();

        then(changes)
                .should()
                .read(
                        Optional.empty(),
                        1000,
                        Duration.ZERO,
                        new ChangeFilter(
                                List.of("component", "group"),
                                List.of("x0c0s1b0n0", "022400000001"),
                                List.of("alice"),
                                Instant.parse("2026-09-01T10:00:00Z"),
                                Instant.parse("2026-09-02T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"after=nonsense", "after="})
    void followAnswers410ForACursorOfOthers(String query) {
        assertThat(mvc.get().uri(CHANGES + "?" + query).accept(MediaType.TEXT_EVENT_STREAM))
                .hasStatus(HttpStatus.GONE);
    }

    @Test
    void readShowsChangesWithWhatWasAndWhatIs() {
        JsonNode thing = JsonMapper.shared().readTree("{\"ID\":\"x0c0\",\"Type\":\"Chassis\"}");
        Instant time = Instant.parse("2026-09-01T10:00:00.5Z");
        given(changes.read(Optional.empty(), 1000, Duration.ZERO, ChangeFilter.ALL))
                .willReturn(new ChangePage(
                        List.of(
                                new LoggedChange(
                                        new Cursor(EPOCH, 7, 8),
                                        time,
                                        "alice",
                                        "request-1",
                                        Change.created("component", "x0c0", thing)),
                                new LoggedChange(
                                        CURSOR, time, "bob", "request-2", Change.deleted("component", "x0c0", thing))),
                        CURSOR,
                        true));

        assertThat(mvc.get().uri(CHANGES)).hasStatusOk().bodyJson().isStrictlyEqualTo(Golden.text("changes.json"));
    }

    @Test
    void readGoesOnFromWhereTheReaderIs() {
        given(changes.read(any(), anyInt(), any(), any())).willReturn(new ChangePage(List.of(), CURSOR, false));

        assertThat(mvc.get().uri(CHANGES + "?after=" + CURSOR.encoded() + "&wait=1500ms&limit=5"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"changes\":[],\"next\":\"%s\",\"more\":false}".formatted(CURSOR.encoded()));
        then(changes).should().read(Optional.of(CURSOR), 5, Duration.ofMillis(1500), ChangeFilter.ALL);
    }

    @ParameterizedTest
    @CsvSource({"after=nonsense", "after=", "after=bm90IGEgY3Vyc29y"})
    void readAnswers410ForACursorOfOthers(String query) {
        assertThat(mvc.get().uri(CHANGES + "?" + query))
                .hasStatus(HttpStatus.GONE)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("/hsm/v2/changes/snapshot");
    }

    @Test
    void readAnswers410ForACursorThatIsTooOld() {
        given(changes.read(any(), anyInt(), any(), any())).willThrow(mock(CursorRetiredException.class));

        assertThat(mvc.get().uri(CHANGES + "?after=" + CURSOR.encoded())).hasStatus(HttpStatus.GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "wait=61s, wait",
        "wait=-1s, wait",
        "wait=soon, wait",
        "wait=99999999999999999999s, wait",
        "wait=9999999999999h, wait",
        "limit=0, limit",
        "limit=10001, limit",
        "limit=x, limit",
        "kind=nodes, kind",
        "since=yesterday, since",
        "until=2026-09-01, until",
        "since=%2B999999999-01-01T00:00:00Z, since"
    })
    void readNamesTheParameterThatIsWrong(String query, String parameter) {
        assertThat(mvc.get().uri(CHANGES + "?" + query))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(parameter);
    }

    @Test
    @SuppressWarnings("unchecked")
    void snapshotIsOneThingALineAndTheCursorLast() {
        willAnswer(call -> {
                    Consumer<SnapshotLine> lines = call.getArgument(1);
                    lines.accept(new Thing("component", "x0c0", Map.of("ID", "x0c0")));
                    lines.accept(new Thing("group", "blue", Map.of("label", "bl\nue")));
                    lines.accept(new End("abc"));
                    return null;
                })
                .given(changes)
                .snapshot(any(), any());

        assertThat(mvc.get().uri(CHANGES + "/snapshot"))
                .hasStatusOk()
                .hasContentType("application/x-ndjson")
                .bodyText()
                .isEqualTo("""
                        {"kind":"component","key":"x0c0","value":{"ID":"x0c0"}}
                        {"kind":"group","key":"blue","value":{"label":"bl\\nue"}}
                        {"cursor":"abc"}
                        """);
    }

    @Test
    void snapshotAnswers503WhenDatabaseIsAway() {
        willThrow(new DataAccessResourceFailureException("away")).given(changes).snapshot(any(), any());

        assertThat(mvc.get().uri(CHANGES + "/snapshot")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
