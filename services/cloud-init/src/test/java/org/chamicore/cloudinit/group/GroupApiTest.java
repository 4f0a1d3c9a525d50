package org.chamicore.cloudinit.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;

/** Groups through the whole service, as the clients that sites run use them. */
class GroupApiTest extends WholeService {

    private static final String COMPUTE = """
            {"name": "api-compute", "description": "Every <compute> node", "meta-data": {"ntp": "10.9.0.2", "n": 1.10, "big": 12345678901234567890},
             "file": {"content": "IyMgdGVtcGxhdGU6IGppbmphCiNjbG91ZC1jb25maWcKe30K", "filename": "compute.yaml", "encoding": "base64"},
             "versions": {"b": "2", "a": "1"}}
            """;

    @Test
    void whatWasSentComesBack() {
        HttpResponse<String> added = write("POST", "/cloud-init/admin/groups", COMPUTE);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location")).hasValue("/cloud-init/admin/groups/api-compute");
        assertThat(added.body()).isEmpty();

        HttpResponse<String> found = get("/cloud-init/admin/groups/api-compute/");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(found.body()).isEqualTo("""
                {"name":"api-compute","description":"Every <compute> node","meta-data":{"n":1.10,"big":12345678901234567890,"ntp":"10.9.0.2"},\
                "file":{"content":"IyMgdGVtcGxhdGU6IGppbmphCiNjbG91ZC1jb25maWcKe30K","filename":"compute.yaml","encoding":"base64"},\
                "versions":{"a":"1","b":"2"}}""");
        assertThat(get("/admin/groups").body()).contains("\"api-compute\":{\"name\":\"api-compute\"");
    }

    @Test
    void leastThatIsKeptIsShownWhole() {
        write(
                "POST",
                "/admin/groups",
                "{\"NAME\": \"api-least\", \"data\": {\"ignored\": 1}, \"file\": null, \"meta-data\": null}");

        assertThat(get("/admin/groups/api-least").body())
                .isEqualTo(
                        "{\"name\":\"api-least\",\"file\":{\"content\":\"\",\"filename\":\"\",\"encoding\":\"plain\"}}");
    }

    @Test
    void secondGroupOfANameIsRefused() {
        write("POST", "/admin/groups", "{\"name\": \"api-twice\", \"description\": \"first\"}");

        HttpResponse<String> second =
                write("POST", "/admin/groups", "{\"name\": \"api-twice\", \"description\": \"second\"}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("group 'api-twice' not added as it already exists");
        assertThat(get("/admin/groups/api-twice").body()).contains("first");
    }

    @Test
    void putCreatesAndReplacesUnderTheNameInThePath() {
        HttpResponse<String> created =
                write("PUT", "/admin/groups/api-put", "{\"name\": \"other\", \"description\": \"first\"}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/cloud-init/admin/groups/api-put");

        HttpResponse<String> replaced =
                write("PUT", "/admin/groups/api-put/", "{\"file\": {\"content\": \"#!/bin/sh\"}}");
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.body()).isEmpty();
        assertThat(get("/admin/groups/api-put").body())
                .isEqualTo(
                        "{\"name\":\"api-put\",\"file\":{\"content\":\"#!/bin/sh\",\"filename\":\"\",\"encoding\":\"plain\"}}");
    }

    @Test
    void deletedGroupIsGone() {
        write("PUT", "/admin/groups/api-gone", "{}");

        HttpResponse<String> deleted = write("DELETE", "/admin/groups/api-gone", "");
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(deleted.body()).isEmpty();
        assertThat(get("/admin/groups/api-gone").statusCode()).isEqualTo(404);
        assertThat(write("DELETE", "/admin/groups/api-gone", "").statusCode()).isEqualTo(404);
    }

    @Test
    void bodyIsReadWhateverItsTypeIsCalled() {
        HttpResponse<String> answer = send(request("/admin/groups/api-curl")
                .header("Authorization", "Bearer " + WRITER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString("{\"description\": \"from curl -d\"}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(get("/admin/groups/api-curl").body()).contains("from curl -d");
    }

    @Test
    void refusedGroupIsNotStored() {
        HttpResponse<String> refused = write(
                "PUT", "/admin/groups/api-bad", "{\"file\": {\"content\": \"not base64!\", \"encoding\": \"base64\"}}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("file.content");
        assertThat(get("/admin/groups/api-bad").statusCode()).isEqualTo(404);
    }
}
