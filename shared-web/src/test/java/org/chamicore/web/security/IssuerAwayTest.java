package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Issuer;
import org.chamicore.web.testing.Refused;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.Test;

/** Threat 30: never open, and never refused for good, while nobody knows. */
class IssuerAwayTest {

    @Test
    void guardedRoutesSayTryAgainAndOpenOnesAnswer() {
        try (Issuer issuer = Issuer.start();
                Application application =
                        Application.start(SampleApplication.class, "chamicore.auth.issuer", issuer.url())) {
            issuer.goAway();
            String token = issuer.bearer("sample.read");

            Answer away = Wire.get(application.port(), "/guarded/me", token);
            Refused.with(503, away);
            assertThat(away.header("retry-after")).hasValue("5");
            assertThat(Wire.get(application.port(), "/open/text", token).status())
                    .isEqualTo(200);
            Refused.with(401, Wire.get(application.port(), "/guarded/me"));
            Refused.with(401, Wire.get(application.port(), "/guarded/me", "Authorization: Bearer garbage"));

            issuer.comeBack();
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(
                            Wire.get(application.port(), "/guarded/me", token).status())
                    .isEqualTo(200));
            issuer.goAway();
            assertThat(Wire.get(application.port(), "/guarded/me", issuer.bearer("sample.read"))
                            .status())
                    .isEqualTo(200);
        }
    }
}
