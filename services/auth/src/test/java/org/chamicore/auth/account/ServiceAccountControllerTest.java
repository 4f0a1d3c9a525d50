package org.chamicore.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.account.CreateOutcome.ClientIdTaken;
import org.chamicore.auth.account.CreateOutcome.Created;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.RolePolicy;
import org.chamicore.auth.role.Scope;
import org.chamicore.web.json.JsonAutoConfiguration;
import org.chamicore.web.problem.ProblemAutoConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(ServiceAccountController.class)
@ImportAutoConfiguration({ProblemAutoConfiguration.class, JsonAutoConfiguration.class})
@AutoConfigureMockMvc(addFilters = false) // who may do what is a matter of RouteRightsTest
class ServiceAccountControllerTest {

    private static final ClientId MONITOR = new ClientId("monitor");
    private static final Grants GRANTS = new Grants(List.of(Role.VIEWER), List.of(Scope.AUTH_READ));
    private static final ServiceAccount ACCOUNT =
            new ServiceAccount(MONITOR, GRANTS, true, Instant.parse("2026-11-20T10:00:00Z"), null, null);

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private ServiceAccountService accounts;

    @MockitoBean
    private Policies policies;

    @BeforeEach
    void viewersExist() {
        given(policies.current()).willReturn(new RolePolicy(1, Map.of(Role.VIEWER, List.of(Scope.SMD_READ))));
    }

    @Test
    void findAnswersWithEverythingButTheSecret() {
        given(accounts.find(MONITOR)).willReturn(Optional.of(ACCOUNT));

        assertThat(mvc.get().uri("/auth/v1/service-accounts/monitor"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"clientId": "monitor", "roles": ["viewer"], "scopes": ["auth.read"], "enabled": true,
                         "createdAt": "2026-11-20T10:00:00Z"}
                        """);
    }

    @Test
    void findAnswers404WhenThereIsNone() {
        assertProblem(
                mvc.get().uri("/auth/v1/service-accounts/monitor").exchange(),
                HttpStatus.NOT_FOUND,
                "urn:problem:auth:no-such-account");
    }

    @Test
    void findAnswers503WhenDatabaseIsAway() {
        given(accounts.find(MONITOR)).willThrow(new DataAccessResourceFailureException("away"));

        assertThat(mvc.get().uri("/auth/v1/service-accounts/monitor"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "5");
    }

    @Test
    void pageTellsWhereTheNextOneStarts() {
        given(accounts.page(new ClientId("a"), 1)).willReturn(new AccountPage(List.of(ACCOUNT), MONITOR));

        assertThat(mvc.get().uri("/auth/v1/service-accounts?after=a&limit=1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.next")
                .isEqualTo("monitor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=many", "after=no good"})
    void pageAnswers400WhenAParameterIsOutOfBounds(String parameter) {
        assertThat(mvc.get().uri("/auth/v1/service-accounts?" + parameter)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void createShowsTheSecretOnce() {
        given(accounts.create(eq(MONITOR), any(), eq(GRANTS))).willReturn(new Created(ACCOUNT));

        MvcTestResult answer = post("""
                {"clientId": "monitor", "roles": ["viewer"], "scopes": ["auth.read"]}
                """);

        assertThat(answer)
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", "/auth/v1/service-accounts/monitor")
                .hasHeader("Cache-Control", "no-store");
        assertThat(answer).bodyJson().extractingPath("$.secret").asString().hasSize(43);
        assertThat(answer).bodyJson().extractingPath("$.roles").asArray().containsExactly("viewer");
    }

    @Test
    void createAnswers409WhenClientIdIsTaken() {
        given(accounts.create(eq(MONITOR), any(), any())).willReturn(new ClientIdTaken());

        assertProblem(
                post("{\"clientId\": \"monitor\", \"roles\": [\"viewer\"]}"),
                HttpStatus.CONFLICT,
                "urn:problem:auth:client-id-taken");
    }

    @Test
    void createAnswers400WhenNothingIsGranted() {
        assertProblem(
                post("{\"clientId\": \"monitor\", \"roles\": []}"),
                HttpStatus.BAD_REQUEST,
                "urn:problem:auth:nothing-granted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"roles\": [\"viewer\"]}                           | clientId",
                "{\"clientId\": \"no good\", \"roles\": [\"viewer\"]} | clientId",
                "{\"clientId\": 7, \"roles\": [\"viewer\"]}           | clientId",
                "{\"clientId\": \"a\", \"roles\": [\"Root\"]}         | roles[0]",
                "{\"clientId\": \"a\", \"roles\": \"viewer\"}         | roles",
                "{\"clientId\": \"a\", \"roles\": [null]}             | roles[0]",
                "{\"clientId\": \"a\", \"scopes\": [\"smd.delete\"]}  | scopes[0]",
                "{\"clientId\": \"a\", \"scopes\": [1]}               | scopes[0]",
            })
    void createNamesTheFieldItRefuses(String body, String field) {
        assertThat(post(body))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void deleteAnswers204() {
        given(accounts.delete(MONITOR)).willReturn(true);

        assertThat(mvc.delete().uri("/auth/v1/service-accounts/monitor")).hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void deleteAnswers404WhenThereIsNone() {
        assertProblem(
                mvc.delete().uri("/auth/v1/service-accounts/monitor").exchange(),
                HttpStatus.NOT_FOUND,
                "urn:problem:auth:no-such-account");
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/auth/v1/service-accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertProblem(MvcTestResult answer, HttpStatus status, String type) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo(type);
    }
}
