package org.chamicore.cloudinit.phonehome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import java.time.Clock;
import org.chamicore.cloudinit.asking.Notes;
import org.chamicore.cloudinit.directory.CompleteDirectory;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.chamicore.cloudinit.directory.LiveDirectory;
import org.chamicore.cloudinit.security.ControllerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ControllerTest(PhoneHomeController.class)
@Import({PhoneHomeService.class, CompleteDirectory.class})
@MockitoBean(types = {PhoneHomeStore.class, WaitingReports.class, Notes.class, Clock.class})
class PhoneHomeControllerTest {

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private LiveDirectory live;

    /** Else a report would be taken for a stranger's, and the file of all host keys would be an empty one. */
    @Test
    void everythingWaitsWhileTheInventoryWasNeverRead() {
        given(live.current())
                .willReturn(new DirectoryFixture()
                        .node("x0c0s0b0n0", 1, "127.0.0.1", "[]")
                        .directory());

        assertThat(mvc.post()
                        .uri("/phone-home/x0c0s0b0n0")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("hostname=a"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "5");
        assertThat(mvc.get().uri("/admin/known-hosts").header("Authorization", "Bearer cloudinit.read"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "5");
    }
}
