package org.chamicore.cloudinit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.chamicore.cloudinit.WholeService;
import org.chamicore.web.security.RouteTable;
import org.chamicore.web.security.RouteTable.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every route of the table against no token, a token of another scope and the right one; with and without the public prefix. */
class RoutePermissionTest extends WholeService {

    @Autowired
    private RouteTable table;

    @Test
    void guardedRoutesWantTheirScope() {
        List<Row> guarded =
                table.rows().stream().filter(row -> row.scope().isPresent()).toList();
        assertThat(guarded).hasSizeGreaterThan(15);
        for (Row row : guarded) {
            String scope = row.scope().orElseThrow();
            String other = scope.equals(READER) ? WRITER : READER;
            for (String prefix : List.of("", "/cloud-init")) {
                assertThat(status(row, prefix, null))
                        .describedAs("%s without token", row)
                        .isEqualTo(401);
                assertThat(status(row, prefix, other))
                        .describedAs("%s with %s", row, other)
                        .isEqualTo(403);
                assertThat(status(row, prefix, scope))
                        .describedAs("%s with %s", row, scope)
                        .isNotIn(401, 403, 405, 500);
            }
        }
    }

    @Test
    void whatIsUnderAdminIsNeverOpen() {
        assertThat(table.rows())
                .filteredOn(row -> row.pattern().startsWith("/admin"))
                .allMatch(row -> row.scope().isPresent());
    }

    @Test
    void openRoutesWantNoToken() {
        for (Row row :
                table.rows().stream().filter(row -> row.scope().isEmpty()).toList()) {
            for (String prefix : List.of("", "/cloud-init")) {
                assertThat(status(row, prefix, null)).describedAs("%s", row).isNotIn(401, 403, 405);
                assertThat(status(row, prefix, "nonsense"))
                        .describedAs("%s", row)
                        .isNotIn(401, 403, 405);
            }
        }
    }

    @Test
    void prefixTwiceIsNoWayAround() {
        assertThat(send(request("/cloud-init/cloud-init/admin/groups").GET()).statusCode())
                .isIn(401, 404);
        assertThat(send(request("/cloud-init/../admin/groups").GET()).statusCode())
                .isIn(400, 401);
        assertThat(send(request("/cloud-init/%2e%2e/admin/groups").GET()).statusCode())
                .isIn(400, 401);
        assertThat(send(request("/cloud-init//admin/groups").GET()).statusCode())
                .isEqualTo(404);
        assertThat(send(request("/cloud-init;x=1/admin/groups").GET()).statusCode())
                .isIn(400, 401, 404);
        assertThat(send(request("/CLOUD-INIT/admin/groups").GET()).statusCode()).isEqualTo(401);
        assertThat(send(request("/Cloud-Init/version").GET()).statusCode()).isEqualTo(200);
        assertThat(send(request("/cloud-initadmin/groups").GET()).statusCode()).isEqualTo(404);
    }

    private int status(Row row, String prefix, String token) {
        String path = row.pattern()
                .replace("{id}", "x99c0s0b0n0")
                .replaceAll("\\{(name|group)}", "permissions")
                .replace("/**", "/x");
        var request = request(prefix + path)
                .method(
                        row.method().name(),
                        row.method().name().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = send(request);
        return answer.statusCode();
    }
}
