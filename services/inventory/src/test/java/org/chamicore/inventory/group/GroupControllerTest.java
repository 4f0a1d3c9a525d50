package org.chamicore.inventory.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.ControllerTest;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.group.Group.WithMembers;
import org.chamicore.inventory.group.GroupOutcome.NotJoined;
import org.chamicore.inventory.group.GroupOutcome.Plain;
import org.chamicore.inventory.membership.Joined.Fault;
import org.chamicore.inventory.membership.Joined.Refused;
import org.chamicore.inventory.membership.Members;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.partition.PartitionService;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ControllerTest({GroupController.class, GroupMemberController.class})
@Import(GroupFilters.class)
@SuppressWarnings("unchecked")
class GroupControllerTest {

    private static final String GROUPS = "/hsm/v2/groups";
    private static final Xname NODE = Xname.parse("x0c0s1b0n0");
    private static final SentMembers ONE_MEMBER =
            new SentMembers(List.of(new SentMembers.Name("members.ids[0]", List.of(NODE))));
    private static final Group BLUE = new Group("blue", "rack 1", "colors", List.of("t1"));
    private static final WithMembers FULL = new WithMembers(BLUE, new Members(List.of(NODE)));
    private static final WithMembers BARE =
            new WithMembers(new Group("red", "", null, List.of()), new Members(List.of()));

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private GroupService groups;

    @MockitoBean
    private PartitionService partitions;

    @Test
    void listIsABareArray() {
        found(FULL, BARE);

        assertThat(mvc.get().uri(GROUPS)).hasStatusOk().bodyJson().isStrictlyEqualTo(Golden.text("groups.json"));
    }

    @Test
    void listIsFilteredByLabelAndTag() {
        found(FULL);

        assertThat(mvc.get().uri(GROUPS + "?group=BLUE&group=red&Tag=T1&partition=NULL"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].label")
                .isEqualTo("blue");
        then(groups)
                .should()
                .forEach(
                        eq(new GroupFilter(List.of("blue", "red"), List.of("t1"), new MembersShown(null, true))),
                        eq(Page.ALL),
                        any());
    }

    @Test
    void membersInOnePartitionAreShown() {
        given(partitions.exists("p1")).willReturn(true);
        given(groups.find(new GroupFilter(List.of("blue"), List.of(), new MembersShown("p1", false))))
                .willReturn(Optional.of(FULL));

        assertThat(mvc.get().uri(GROUPS + "/blue?partition=P1")).hasStatusOk();
        assertThat(mvc.get().uri(GROUPS + "/blue/members?partition=P1")).hasStatusOk();
    }

    private void found(WithMembers... all) {
        willAnswer(call -> {
                    List.of(all).forEach((Consumer<WithMembers>) call.getArgument(2));
                    return null;
                })
                .given(groups)
                .forEach(any(), any(), any());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?group=@              | Invalid group label.
            ?tag=a b              | Invalid tag.
            ?partition=@          | Invalid partition name.
            ?partition=p1         | bad query param: no such partition
            ?partition=null       | bad query param: no such partition
            /@                    | Invalid group label.
            /@/members            | Invalid group label.
            /blue?partition=p1    | bad query param: no such partition
            """)
    void readSaysWhatIsWrong(String path, String detail) {
        assertRefused(mvc.get().uri(GROUPS + path).exchange(), HttpStatus.BAD_REQUEST, detail);
    }

    @Test
    void labelsAreAList() {
        willAnswer(call -> {
                    List.of("blue", "red").forEach((Consumer<String>) call.getArgument(1));
                    return null;
                })
                .given(groups)
                .forEachLabel(any(), any());

        assertThat(mvc.get().uri(GROUPS + "/labels")).hasStatusOk().bodyText().isEqualTo("[\"blue\",\"red\"]");
    }

    @Test
    void findIgnoresCaseAndDecodesTheLabel() {
        given(groups.find(GroupFilter.of("a:b"))).willReturn(Optional.of(BARE));

        assertThat(mvc.get().uri(URI.create(GROUPS + "/A%3Ab"))).hasStatusOk();
    }

    @Test
    void findAnswers404WhenThereIsNone() {
        given(groups.find(any())).willReturn(Optional.empty());

        assertRefused(mvc.get().uri(GROUPS + "/x").exchange(), HttpStatus.NOT_FOUND, "No such group: x");
        assertRefused(mvc.get().uri(GROUPS + "/x/members").exchange(), HttpStatus.NOT_FOUND, "No such group: x");
    }

    @Test
    void createAnswersWithWhereItIs() {
        given(groups.create(new Group("blue", "rack 1", "colors", List.of("t1")), ONE_MEMBER))
                .willReturn(Plain.DONE);

        assertThat(send(HttpMethod.POST, "", """
                        {"label": "Blue", "description": "rack 1", "exclusiveGroup": "Colors", "tags": ["T1", "t1"],
                         "members": {"ids": ["X0c0s01b0n0"]}}
                        """))
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", "/hsm/v2/groups/blue")
                .bodyText()
                .isEqualTo("[{\"URI\":\"/hsm/v2/groups/blue\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                             | couldn't validate group: group or partition field has invalid characters
            {"label":""}                                   | couldn't validate group: group or partition field has invalid characters
            {"label":"a b"}                                | couldn't validate group: group or partition field has invalid characters
            {"label":"a","tags":["a/b"]}                   | couldn't validate group: group or partition field has invalid characters
            {"label":"a","tags":[null]}                    | couldn't validate group: group or partition field has invalid characters
            {"label":"a","exclusiveGroup":"ü"}             | couldn't validate group: group or partition field has invalid characters
            {"label":"a","members":{"ids":["zz"]}}         | couldn't validate group: got HMSTypeInvalid instead of valid type
            {"label":"a","members":{"ids":["x[0-9]c[0-99999]"]}} | couldn't validate group: got HMSTypeInvalid instead of valid type
            {"label":"a","members":{"ids":[null]}}         | couldn't validate group: got HMSTypeInvalid instead of valid type
            {"label":"a","members":{"ids":"x0"}}           | Field members.ids must be a list
            {"label":["a"]}                                | Field label must be a text
            """)
    void createSaysWhatIsWrong(String body, String detail) {
        assertRefused(send(HttpMethod.POST, "", body), HttpStatus.BAD_REQUEST, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LABEL_TAKEN | 409 | operation would conflict with an existing group that has the same label or duplicate ids found in request.
            NO_SUCH_GROUP | 404 | No such group: blue
            """)
    void everyOutcomeHasItsAnswer(Plain outcome, int status, String detail) {
        assertAnswered(outcome, status, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IN_ANOTHER        | 409 | operation would conflict with an existing member in another exclusive group.
            ALREADY_MEMBER    | 409 | operation would conflict with an existing member in the same group.
            NO_SUCH_COMPONENT | 400 | linked component does not exist
            """)
    void everyFaultOfAMemberHasItsAnswer(Fault fault, int status, String detail) {
        assertAnswered(new NotJoined(new Refused(fault, Set.of(NODE))), status, detail);
    }

    private void assertAnswered(GroupOutcome outcome, int status, String detail) {
        given(groups.create(any(), any())).willReturn(outcome);
        given(groups.addMember("blue", NODE)).willReturn(outcome);
        given(groups.replaceMembers(eq("blue"), any(), any())).willReturn(outcome);

        assertRefused(send(HttpMethod.POST, "", "{\"label\":\"blue\"}"), HttpStatus.valueOf(status), detail);
        assertRefused(
                send(HttpMethod.POST, "/blue/members", "{\"id\":\"x0c0s1b0n0\"}"), HttpStatus.valueOf(status), detail);
        assertRefused(
                send(HttpMethod.PUT, "/blue/members", "{\"ids\":[\"x0c0s1b0n0\"]}"),
                HttpStatus.valueOf(status),
                detail);
    }

    @Test
    void changeLooksOnlyAtDescriptionAndTags() {
        ArgumentCaptor<UnaryOperator<Group>> change = ArgumentCaptor.captor();
        given(groups.change(eq("blue"), any(), any())).willReturn(Plain.DONE);

        assertThat(send(
                        HttpMethod.PATCH,
                        "/BLUE",
                        "{\"label\":\"x\",\"description\":\"d\",\"tags\":[],\"members\":{}}"))
                .hasStatus(HttpStatus.NO_CONTENT);
        then(groups).should().change(eq("blue"), change.capture(), any());
        assertThat(change.getValue().apply(BLUE)).isEqualTo(new Group("blue", "d", "colors", List.of()));
    }

    @Test
    void changeSaysWhatIsWrong() {
        given(groups.change(any(), any(), any())).willReturn(Plain.NO_SUCH_GROUP);

        assertRefused(
                send(HttpMethod.PATCH, "/blue", "{\"label\":\"x\"}"),
                HttpStatus.BAD_REQUEST,
                "Request must have at least one patch field.");
        assertRefused(send(HttpMethod.PATCH, "/blue", "{\"tags\":[\"@\"]}"), HttpStatus.BAD_REQUEST, "Invalid tag.");
        assertRefused(send(HttpMethod.PATCH, "/blue", "{\"tags\":[]}"), HttpStatus.NOT_FOUND, "no such group.");
    }

    @Test
    void deleteAnswersWithMessageOr404() {
        given(groups.delete(eq("blue"), any())).willReturn(Plain.DONE, Plain.NO_SUCH_GROUP);

        assertThat(send(HttpMethod.DELETE, "/blue", ""))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
        assertRefused(send(HttpMethod.DELETE, "/blue", ""), HttpStatus.NOT_FOUND, "no such group.");
    }

    @Test
    void membersAreIdsAlone() {
        given(groups.find(GroupFilter.of("blue"))).willReturn(Optional.of(FULL));

        assertThat(mvc.get().uri(GROUPS + "/blue/members"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"ids\":[\"x0c0s1b0n0\"]}");
    }

    @Test
    void addAnswersWithWhereTheMemberIs() {
        given(groups.addMember("blue", NODE)).willReturn(Plain.DONE);

        assertThat(send(HttpMethod.POST, "/blue/members", "{\"id\":\"X0c0s1b0n0\"}"))
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", "/hsm/v2/groups/blue/members/x0c0s1b0n0")
                .bodyText()
                .isEqualTo("[{\"URI\":\"/hsm/v2/groups/blue/members/x0c0s1b0n0\"}]");
    }

    @Test
    void replaceAnswersWithWhereTheMembersAre() {
        given(groups.replaceMembers(any(), any(), any())).willReturn(Plain.DONE);

        assertThat(send(HttpMethod.PUT, "/blue/members", "{\"group\":\"x\",\"ids\":[\"x0\",\"x1\"]}"))
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", "/hsm/v2/groups");
        assertThat(send(HttpMethod.PUT, "/blue/members", "{\"ids\":[]}")).hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void membersThatAreNoneAreNamed() {
        assertRefused(
                send(HttpMethod.POST, "/blue/members", "{\"id\":\"zz\"}"), HttpStatus.BAD_REQUEST, "invalid xname ID");
        assertRefused(send(HttpMethod.POST, "/blue/members", "{}"), HttpStatus.BAD_REQUEST, "invalid xname ID");
        assertRefused(
                send(HttpMethod.PUT, "/blue/members", "{\"ids\":[\"foo\",\"x0\",\"bar\"]}"),
                HttpStatus.BAD_REQUEST,
                "invalid xname IDs: [foo bar]");
        assertRefused(
                send(HttpMethod.PUT, "/blue/members", "{}"),
                HttpStatus.BAD_REQUEST,
                "ids must be given, if only as an empty list");
        assertRefused(send(HttpMethod.DELETE, "/blue/members/zz", ""), HttpStatus.BAD_REQUEST, "invalid xname ID");
    }

    @Test
    void removeAnswersWithMessageOr404() {
        given(groups.removeMember("blue", NODE)).willReturn(Plain.DONE, Plain.NO_SUCH_MEMBER, Plain.NO_SUCH_GROUP);

        assertThat(send(HttpMethod.DELETE, "/blue/members/x0c0s1b0n0", "")).hasStatusOk();
        assertRefused(
                send(HttpMethod.DELETE, "/blue/members/x0c0s1b0n0", ""),
                HttpStatus.NOT_FOUND,
                "group has no such member.");
        assertRefused(
                send(HttpMethod.DELETE, "/blue/members/x0c0s1b0n0", ""), HttpStatus.NOT_FOUND, "No such group: blue");
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri(GROUPS + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertRefused(MvcTestResult answer, HttpStatus status, String detail) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(detail);
    }
}
