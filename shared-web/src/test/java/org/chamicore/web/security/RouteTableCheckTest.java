package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Application;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class RouteTableCheckTest {

    /** Somebody added routes and forgot the table. */
    @RestController
    static class Forgotten {

        @GetMapping("/open/things/{id}/more")
        String more() {
            return "";
        }

        @DeleteMapping("/open/things/{name}")
        void delete() {}

        @RequestMapping("/open/any")
        void any() {}
    }

    /** The sample with the routes that nobody named. */
    @Configuration(proxyBeanMethods = false)
    @Import(SampleApplication.class)
    static class WithForgotten {

        @Bean
        Forgotten forgotten() {
            return new Forgotten();
        }
    }

    @Test
    void keepsFromStartingWithARouteThatIsInNoRow() {
        assertThatThrownBy(() -> Application.start(WithForgotten.class))
                .hasStackTraceContaining("The route table has no row for [DELETE /open/any, "
                        + "DELETE /open/things/{name}, GET /open/any, GET /open/things/{id}/more, "
                        + "PATCH /open/any, POST /open/any, PUT /open/any]");
    }

    @Test
    void keepsFromStartingWithAnActuatorEndpointThatIsInNoRow() {
        assertThatThrownBy(() -> Application.start(
                        SampleApplication.class, "management.endpoints.web.exposure.include", "health,env,beans"))
                .hasStackTraceContaining("The route table has no row for [GET /beans, GET /env, GET /env/{toMatch}]");
    }

    @Test
    void keepsFromStartingWithAMisspeltSetting() {
        assertThatThrownBy(() -> Application.start(SampleApplication.class, "chamicore.auth.isuer", "http://a"))
                .hasStackTraceContaining("chamicore.auth.isuer");
        assertThatThrownBy(() -> Application.start(SampleApplication.class, "chamicore.web.max-boddy", "1MB"))
                .hasStackTraceContaining("chamicore.web.max-boddy");
    }
}
