package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chamicore.web.sample.Sample;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Issuer;
import org.chamicore.web.testing.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GuardedRoutesTest {

    private static final String REALM = "Bearer realm=\"chamicore\"";

    private final Sample sample = Sample.shared();
    private final Issuer issuer = sample.issuer();

    @Test
    void answerTheHolderOfATokenWithTheScope() {
        JsonNode me = sample.get("/guarded/me", issuer.bearer(claims -> claims.subject("x1000-admin")
                        .claim("scope", "sample.read other")
                        .claim("roles", List.of("viewer", "operator"))))
                .json();
        assertThat(me.path("subject").asString()).isEqualTo("x1000-admin");
        assertThat(me.path("scopes").toString()).isEqualTo("[\"other\",\"sample.read\"]");
        assertThat(me.path("roles").toString()).isEqualTo("[\"operator\",\"viewer\"]");
        assertThat(me.path("actor").asString()).isEqualTo("x1000-admin");
    }

    static List<Map<String, Object>> spellings() {
        return List.of(
                Map.of("scope", "sample.read"),
                Map.of("scope", "openid sample.read  smd.read"),
                Map.of("scope", List.of("openid", "sample.read")),
                Map.of("scp", List.of("openid", "sample.read")),
                Map.of("scp", "openid sample.read"),
                Map.of("scope", "openid", "scp", List.of("sample.read")));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void takeScopesInEverySpelling(Map<String, Object> scopes) {
        String token = issuer.bearer(claims -> {
            claims.claim("scope", null);
            scopes.forEach(claims::claim);
        });
        assertThat(sample.get("/guarded/me", token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: bearer %s", "Authorization: BEARER %s", "authorization: Bearer %s"})
    void takeTheSchemeInAnyCase(String header) {
        assertThat(sample.get("/guarded/me", header.formatted(issuer.token(claims -> {})))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: of it",
                "Authorization: Basic YTpi",
                "Authorization: DPoP abc",
                "Cookie: access_token=abc; chamicore=abc",
                "X-Access-Token: abc",
                "access_token: abc"
            })
    void askForATokenWhenNoneCame(String header) {
        for (String path : List.of("/guarded/me", "/guarded/me?access_token=" + issuer.token(claims -> {}))) {
            Answer answer = sample.get(path, header);
            Refused.with(401, answer);
            assertThat(answer.all("www-authenticate")).containsExactly(REALM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " abc", " a.b.c", " \u00e4", " a b", " a.b.c.d.e", ": x"})
    void refuseWhatIsNoToken(String garbage) {
        Answer answer = sample.get("/guarded/me", "Authorization: Bearer" + garbage);
        Refused.with(401, answer);
        assertThat(answer.all("www-authenticate")).singleElement().asString().startsWith(REALM);
    }

    @Test
    void sayWhichScopeIsLacking() {
        Answer answer = sample.send("PUT", "/guarded/a", "{\"name\":\"a\"}", issuer.bearer("sample.read"));
        assertThat(Refused.with(403, answer).path("detail").asString()).contains("sample.write");
        assertThat(answer.all("www-authenticate"))
                .containsExactly(REALM + ", error=\"insufficient_scope\", scope=\"sample.write\"");
        assertThat(sample.send("PUT", "/guarded/a", "{\"name\":\"a\"}", issuer.bearer("sample.write"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sample.readx", "SAMPLE.READ", "sample", "sample.read,other", "*"})
    void takeNoScopeForAnother(String scope) {
        Refused.with(403, sample.get("/guarded/a", issuer.bearer(scope)));
    }

    @Test
    void areToldApartByTheirMostSpecificPattern() {
        Refused.with(403, sample.get("/guarded/Query", issuer.bearer("sample.read")));
        Refused.with(403, sample.get("/guarded/%51uery", issuer.bearer("sample.read")));
        assertThat(sample.get("/guarded/Query", issuer.bearer("sample.query")).status())
                .isEqualTo(200);
        assertThat(sample.get("/guarded/other", issuer.bearer("sample.read")).status())
                .isEqualTo(200);
        Refused.with(403, sample.get("/guarded/other", issuer.bearer("sample.query")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guarded/a/", "/guarded/%61", "/guarded/a?x=/open/text", "/guarded/text"})
    void areGuardedHoweverTheyAreSpelt(String path) {
        Refused.with(401, sample.get(path));
    }

    @Test
    void openOnesLookAtNoToken() {
        for (String header : List.of(
                "Authorization: Bearer garbage",
                issuer.bearer(claims -> claims.issuer("http://evil.example")),
                "Authorization: Basic YTpi",
                "Authorization:")) {
            assertThat(sample.get("/open/text", header).status()).isEqualTo(200);
            assertThat(sample.get("/open/things/a", header).status()).isEqualTo(200);
            assertThat(sample.get("/open/things/a%20b", header).status()).isEqualTo(200);
            assertThat(sample.get("/health", header).status()).isEqualTo(200);
        }
        assertThat(sample.get("/open/text", "Authorization: Bearer a", "Authorization: Bearer b")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void setNoCookie() {
        assertThat(sample.get("/guarded/me", issuer.bearer("sample.read")).header("set-cookie"))
                .isEmpty();
    }
}
