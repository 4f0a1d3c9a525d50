package org.chamicore.cloudinit.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

import java.util.Optional;
import org.chamicore.cloudinit.input.MergePatch;
import org.chamicore.cloudinit.security.ControllerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ControllerTest(GroupController.class)
@Import(MergePatch.class)
class GroupControllerTest {

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private GroupService groups;

    @Test
    void addAnswers201AndWhereTheGroupIs() {
        given(groups.add(any())).willReturn(AddOutcome.ADDED);

        assertThat(post("{\"name\": \"a:b\"}"))
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Location", "/cloud-init/admin/groups/a:b");
    }

    @Test
    void addAnswers409WhenTheNameIsTaken() {
        given(groups.add(any())).willReturn(AddOutcome.EXISTS);

        var answer = post("{\"name\": \"compute\"}");
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:problem:cloud-init:group-exists");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("group 'compute' not added as it already exists");
    }

    @Test
    void addNamesEveryFieldItRefuses() {
        var answer = post("{\"file\": {\"encoding\": \"rot13\", \"filename\": \"a\\nb\"}}");
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("name is required");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("name", "file.filename", "file.encoding");
        verifyNoInteractions(groups);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   |",
                "{                                    |",
                "[]                                   |",
                "\"text\"                             |",
                "{\"name\": 7}                        | name",
                "{\"name\": true}                     | name",
                "{\"name\": {}}                       | name",
                "{\"meta-data\": []}                  | meta-data",
                "{\"meta-data\": \"text\"}            | meta-data",
                "{\"file\": \"text\"}                 | file",
                "{\"file\": {\"content\": 7}}         | file.content",
                "{\"versions\": {\"a\": 1}}           | versions.a",
                "{\"versions\": []}                   | versions"
            })
    void addAnswers400WhenTheBodyIsOfAnotherForm(String body, String field) {
        var answer = post(body);
        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (field != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        }
        verifyNoInteractions(groups);
    }

    @Test
    void putAnswers201Or200() {
        given(groups.put(any())).willReturn(PutOutcome.CREATED, PutOutcome.REPLACED);

        assertThat(put()).hasStatus(HttpStatus.CREATED);
        assertThat(put()).hasStatus(HttpStatus.OK);
    }

    @Test
    void findAnswers404WhenThereIsNone() {
        given(groups.find("compute")).willReturn(Optional.empty());

        var answer = mvc.get()
                .uri("/admin/groups/compute")
                .header("Authorization", "Bearer cloudinit.read")
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo("group (compute) not found");
    }

    @Test
    void deleteAnswers200Or404() {
        given(groups.delete("compute")).willReturn(true, false);

        assertThat(delete()).hasStatus(HttpStatus.OK);
        assertThat(delete()).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void writeAnswers503WhenDatabaseIsAway() {
        given(groups.put(any())).willThrow(new DataAccessResourceFailureException("away"));

        assertThat(put()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).containsHeader("Retry-After");
    }

    @Test
    void otherMethodsAreAnswered405AndOtherTypes415() {
        assertThat(mvc.post().uri("/admin/groups/compute").header("Authorization", "Bearer cloudinit.write"))
                .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
                .containsHeader("Allow");
        assertThat(mvc.post()
                        .uri("/admin/groups")
                        .header("Authorization", "Bearer cloudinit.write")
                        .contentType(MediaType.APPLICATION_XML)
                        .content("<group/>"))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/cloud-init/admin/groups")
                .header("Authorization", "Bearer cloudinit.write")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put() {
        return mvc.put()
                .uri("/cloud-init/admin/groups/compute/")
                .header("Authorization", "Bearer cloudinit.write")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .exchange();
    }

    private MvcTestResult delete() {
        return mvc.delete()
                .uri("/admin/groups/compute")
                .header("Authorization", "Bearer cloudinit.write")
                .exchange();
    }
}
