package org.chamicore.cloudinit.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import org.chamicore.cloudinit.security.ControllerTest;
import org.chamicore.cloudinit.sync.SyncOutcome.InventoryAway;
import org.chamicore.cloudinit.sync.SyncOutcome.Late;
import org.chamicore.cloudinit.sync.SyncOutcome.Synced;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ControllerTest(SyncController.class)
class SyncControllerTest {

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private SyncService service;

    @Test
    void syncAnswers204() {
        given(service.sync()).willReturn(new Synced());

        assertThat(sync()).hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void syncAnswers503WhenTheInventoryIsAwayOrMemoryIsLate() {
        given(service.sync()).willReturn(new InventoryAway("refused"), new Late());

        assertThat(sync()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader("Retry-After", "5");
        assertThat(sync()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader("Retry-After", "5");
    }

    private MvcTestResult sync() {
        return mvc.post()
                .uri("/cloud-init/admin/sync")
                .header("Authorization", "Bearer cloudinit.write")
                .exchange();
    }
}
