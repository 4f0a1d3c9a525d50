package org.chamicore.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.Test;

class FormPathsTest {

    @Test
    void takeFormsAndNoOtherPathDoes() {
        try (Application application =
                Application.start(SampleApplication.class, "chamicore.web.form-paths", "/open/things/named")) {
            String form = "Content-Type: application/x-www-form-urlencoded";
            assertThat(Wire.send(application.port(), "POST", "/open/things", "{\"name\":\"a\"}", form)
                            .status())
                    .isEqualTo(200);
            assertThat(Wire.send(application.port(), "POST", "/open/things/named", "name=gr%C3%BCn", form)
                            .status())
                    .isEqualTo(415);
        }
    }
}
