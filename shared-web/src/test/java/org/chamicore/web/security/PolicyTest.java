package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

class PolicyTest {

    private static final Policy POLICY = Policy.read("""
            {"version": 7, "roles": {"viewer": ["a.read", "b.read"], "writer": ["a.read", "a.write"], "nothing": []}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # scope          | roles         | scope_roles   | scope_direct | may
            a.read b.read    | viewer        |               |              | a.read b.read
            # the policy took a.write from the viewer, and gave it b.read
            a.read a.write   | viewer        |               |              | a.read b.read
            # a token that holds less than the role brings stays as narrow, and loses what the role lost
            a.read           |               | viewer        |              | a.read
            a.read a.write   |               | viewer        |              | a.read
            a.read           | writer        | viewer writer |              | a.read a.write
            # what was granted singly is nobody's to take but the token's end
            c.read           |               |               |              | c.read
            a.read c.read    | viewer        |               | c.read       | a.read b.read c.read
            a.read c.read    |               | viewer        | c.read       | a.read c.read
            # a role that is gone, or brings nothing any more
            a.read           | gone          |               |              | ''
            a.read b.read    | nothing       |               |              | ''
            a.read           | gone viewer   |               |              | a.read b.read
            ''               |               |               |              | ''
            """)
    void saysWhatATokenIsGoodFor(String scope, String roles, String scopeRoles, String direct, String may) {
        Jwt token = token(scope, roles, scopeRoles, direct);
        assertThat(POLICY.rights(token)).isEqualTo(words(may));
    }

    @Test
    void leavesTokensAsTheyAreWhereThereIsNone() {
        assertThat(Policy.NONE.rights(token("a.read z.write", "viewer", null, null)))
                .isEqualTo(Set.of("a.read", "z.write"));
        assertThat(Policy.NONE.name()).isEqualTo("none");
        assertThat(POLICY.name()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"version\":1}", "{\"roles\":{}}", "{\"version\":\"x\",\"roles\":{}}"})
    void isNotReadFromNonsense(String text) {
        assertThatThrownBy(() -> Policy.read(text)).isInstanceOf(RuntimeException.class);
    }

    private static Jwt token(String scope, String roles, String scopeRoles, String direct) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .expiresAt(Instant.now().plusSeconds(60))
                .claim("scope", scope)
                .claims(claims -> {
                    if (roles != null) {
                        claims.put("roles", List.copyOf(words(roles)));
                    }
                    if (scopeRoles != null) {
                        claims.put("scope_roles", List.copyOf(words(scopeRoles)));
                    }
                    if (direct != null) {
                        claims.put("scope_direct", direct);
                    }
                })
                .build();
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
    }
}
