package org.chamicore.cloudinit.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.chamicore.cloudinit.security.ControllerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ControllerTest(VersionController.class)
class VersionControllerTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }
    }

    @Autowired
    private MockMvcTester mvc;

    @Test
    void versionIsJsonUnderTheKnownNames() {
        var answer = mvc.get().uri("/cloud-init/version").exchange();
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
        assertThat(answer)
                .bodyJson()
                .convertTo(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("process_name", "build_info", "uptime", "runtime_host", "bytes_allocated")
                .containsEntry("uptime", "0s");
    }
}
