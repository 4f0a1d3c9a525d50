package org.chamicore.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** RFC 7517, the reference's section 5.8. */
@ResourceLock("application")
class JwksTest extends WholeService {

    private static final String JWKS = "/.well-known/jwks.json";

    @Test
    void publishesPublicPartsAlone() throws Exception {
        HttpResponse<String> answer = send(to(JWKS));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JWKSet keys = JWKSet.parse(answer.body());
        assertThat(keys.getKeys()).hasSize(1).allSatisfy(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.size()).isGreaterThanOrEqualTo(2048);
            assertThat(key.toJSONObject().keySet()).isEqualTo(Set.of("kty", "use", "alg", "kid", "n", "e"));
            assertThat(key.computeThumbprint().toString()).isEqualTo(key.getKeyID());
        });
        assertThat(keys.getKeys()).extracting(JWK::getKeyID).doesNotHaveDuplicates();
    }

    @Test
    void mayBeCachedAndAskedAfter() {
        HttpResponse<String> first = send(to(JWKS));
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().allValues("Cache-Control")).containsExactly("max-age=300, public");
        assertThat(send(to(JWKS).header("If-None-Match", tag)).statusCode()).isEqualTo(304);
        assertThat(send(to(JWKS).header("If-None-Match", "\"other\"")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersHead() {
        HttpResponse<String> answer = send(to(JWKS).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void cannotBeWrittenTo() {
        HttpResponse<String> answer = send(to(JWKS).POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
