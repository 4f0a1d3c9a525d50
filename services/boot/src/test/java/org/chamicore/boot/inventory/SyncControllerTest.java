package org.chamicore.boot.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import org.chamicore.boot.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
@WebMvcTest(SyncController.class)
class SyncControllerTest {

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private InventoryFeed inventory;

    @Test
    void answers204OnceAllIsTakenIn() {
        given(inventory.sync()).willReturn(true);

        assertThat(mvc.post().uri("/boot/v1/sync")).hasStatus(204).hasHeader("Cache-Control", "no-cache");
    }

    @Test
    void answers503WhenTheInventoryIsAway() {
        given(inventory.sync()).willReturn(false);

        assertThat(mvc.post().uri("/boot/v1/sync")).hasStatus(503).hasHeader("Retry-After", "5");
    }
}
