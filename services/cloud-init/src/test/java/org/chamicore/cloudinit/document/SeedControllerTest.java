package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import org.chamicore.cloudinit.asking.Notes;
import org.chamicore.cloudinit.directory.CompleteDirectory;
import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.chamicore.cloudinit.directory.LiveDirectory;
import org.chamicore.cloudinit.nodetoken.NodeTokens;
import org.chamicore.cloudinit.security.ControllerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ControllerTest({SeedController.class, ImpersonationController.class})
@Import({CompleteDirectory.class, NodeFinder.class, DocumentWriter.class, DocumentCache.class, SeedCaller.class})
@MockitoBean(types = {Notes.class, NodeTokens.class})
class SeedControllerTest {

    private final DirectoryFixture cluster = new DirectoryFixture()
            .defaults("{\"base-url\": \"http://head/cloud-init\"}")
            .group("{\"name\": \"compute\", \"file\": {\"content\": \"#cloud-config\\n{}\\n\"}}")
            .node("x0c0s0b0n0", 1, "10.0.0.1", "[\"compute\"]");

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private LiveDirectory live;

    @Test
    void everythingWaitsWhileTheInventoryWasNeverRead() {
        given(live.current()).willReturn(cluster.directory());

        for (String path : new String[] {"/meta-data", "/vendor-data", "/compute.yaml", "/network-config"}) {
            assertThat(node("10.0.0.1", path))
                    .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                    .hasHeader("Retry-After", "5");
            assertThat(node("10.0.0.9", path))
                    .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                    .hasHeader("Retry-After", "5");
            assertThat(admin("x0c0s0b0n0" + path)).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        }
        assertThat(node("10.0.0.9", "/user-data")).hasStatusOk();
    }

    @Test
    void nodeIsAnsweredAndOthersAreTold404OnceItWasRead() {
        given(live.current()).willReturn(read());

        assertThat(node("10.0.0.1", "/meta-data")).hasStatusOk().hasContentType("application/x-yaml");
        assertThat(node("10.0.0.1", "/compute.yaml")).hasStatusOk().bodyText().isEqualTo("#cloud-config\n{}\n");
        assertThat(node("10.0.0.9", "/meta-data")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void administratorSeesWhatTheNodeSees() {
        given(live.current()).willReturn(read());

        for (String path :
                new String[] {"/meta-data", "/user-data", "/vendor-data", "/network-config", "/compute.yaml"}) {
            MvcTestResult own = node("10.0.0.1", path);
            assertThat(own).hasStatusOk();
            assertThat(admin("X0c0s0b00n0" + path))
                    .hasStatusOk()
                    .body()
                    .isEqualTo(own.getResponse().getContentAsByteArray());
        }
    }

    @Test
    void administratorIsTold404ForWhatIsNoNodeAnd400ForWhatCanBeNone() {
        given(live.current()).willReturn(read());

        for (String path :
                new String[] {"/meta-data", "/user-data", "/vendor-data", "/network-config", "/compute.yaml"}) {
            var answer = admin("x9c0s0b0n0" + path);
            assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo("node x9c0s0b0n0 not found in SMD");
        }
        assertThat(admin("no id/meta-data")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(admin("x0c0s0b0n0/other.yaml")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private Directory read() {
        return cluster.inventoryRead().directory();
    }

    private MvcTestResult node(String address, String path) {
        return mvc.get()
                .uri(path)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    private MvcTestResult admin(String path) {
        return mvc.get()
                .uri("/admin/impersonation/" + path)
                .header("Authorization", "Bearer cloudinit.read")
                .exchange();
    }
}
