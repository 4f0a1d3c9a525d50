package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Issuer;
import org.chamicore.web.testing.Log;
import org.chamicore.web.testing.Refused;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.Test;

class ModesTest {

    @Test
    void offLooksAtNoToken() {
        try (Application application = Application.start(SampleApplication.class, "chamicore.auth.mode", "off")) {
            for (String header : List.of("X-Nothing: of it", "Authorization: Bearer garbage")) {
                Answer me = Wire.get(application.port(), "/guarded/me", header);
                assertThat(me.status()).isEqualTo(200);
                assertThat(me.json().path("subject").asString()).isEmpty();
            }
            Refused.with(404, Wire.get(application.port(), "/nothing"));
            Refused.with(404, Wire.get(application.port(), "/guarded//me"));
        }
    }

    @Test
    void shadowLetsPassAndTellsWhatItWouldRefuse() {
        try (Issuer issuer = Issuer.start();
                Application application = Application.start(
                        SampleApplication.class,
                        "chamicore.auth.mode",
                        "shadow",
                        "chamicore.auth.issuer",
                        issuer.url());
                Log log = Log.open()) {
            List<String> bad = List.of(
                    "X-Nothing: of it",
                    "Authorization: Bearer garbage",
                    "Authorization: Bearer \u00e4",
                    issuer.bearer("other"),
                    issuer.bearer(claims -> claims.issuer("http://evil.example")));
            for (int each = 0; each < bad.size(); each++) {
                String id = "shadow-" + each;
                Answer me = Wire.get(application.port(), "/guarded/me", bad.get(each), "X-Request-Id: " + id);
                assertThat(me.status()).as(bad.get(each)).isEqualTo(200);
                assertThat(log.of(id))
                        .as(bad.get(each))
                        .isNotEmpty()
                        .last()
                        .extracting(line -> line.getFormattedMessage())
                        .isEqualTo("Would refuse GET /guarded/me: needs scope sample.read (policy none)");
            }
            assertThat(Wire.get(application.port(), "/guarded/me", "Authorization: Bearer a", "Authorization: Bearer b")
                            .status())
                    .isEqualTo(200);

            Answer good = Wire.get(
                    application.port(), "/guarded/me", issuer.bearer("sample.read"), "X-Request-Id: shadow-good");
            assertThat(good.json().path("subject").asString()).isEqualTo("tester");
            assertThat(log.of("shadow-good")).isEmpty();
        }
    }

    @Test
    void shadowLetsPassWhileTheIssuerIsAway() {
        try (Issuer issuer = Issuer.start();
                Application application = Application.start(
                        SampleApplication.class,
                        "chamicore.auth.mode",
                        "shadow",
                        "chamicore.auth.issuer",
                        issuer.url())) {
            issuer.goAway();
            assertThat(Wire.get(application.port(), "/guarded/me", issuer.bearer("sample.read"))
                            .status())
                    .isEqualTo(200);
        }
    }
}
