package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.adminToken;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.shortToken;
import static org.chamicore.system.SystemSuite.suite;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While auth is gone, tokens that it issued work, and no other does. */
@ExtendWith(SystemSuite.class)
class AuthKilledTest {

    private static final Map<Service, String> GUARDED = Map.of(
            Service.INVENTORY, "/hsm/v2/groups",
            Service.BOOT, "/boot/v1/bootparameters",
            Service.CLOUD_INIT, "/cloud-init/admin/groups");

    private static String revokedToken;

    @BeforeAll
    static void authIsGone() throws ParseException {
        GUARDED.forEach(
                (service, path) -> assertThat(status(service, adminToken())).isEqualTo(200)); // each has the keys
        revokedToken = new AdminTokens(suite().address()).issue(Role.ADMIN, Duration.ofHours(1));
        GUARDED.keySet()
                .forEach(service -> assertThat(status(service, revokedToken)).isEqualTo(200));
        administrator(Service.AUTH)
                .does(
                        "POST",
                        "/auth/v1/revocations",
                        Map.of(
                                "kind",
                                "token",
                                "value",
                                SignedJWT.parse(revokedToken).getJWTClaimsSet().getJWTID()));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> GUARDED.keySet().stream().allMatch(service -> status(service, revokedToken) == 401));
        suite().service(Service.AUTH).kill();
    }

    @AfterAll
    static void authIsBack() {
        suite().start(Service.AUTH);
    }

    @Test
    void issuedTokensWork() {
        GUARDED.keySet()
                .forEach(service -> assertThat(status(service, adminToken())).isEqualTo(200));
    }

    /** Within ten seconds of its revocation, and ever after. */
    @Test
    void revokedTokenIsRefused() {
        GUARDED.keySet()
                .forEach(service -> assertThat(status(service, revokedToken)).isEqualTo(401));
    }

    @Test
    void tamperedTokenIsRefused() {
        String[] parts = adminToken().split("\\.", 3);
        char first = parts[2].charAt(0);
        String tampered = parts[0] + "." + parts[1] + "." + (first == 'A' ? 'B' : 'A') + parts[2].substring(1);
        GUARDED.keySet()
                .forEach(service -> assertThat(status(service, tampered)).isEqualTo(401));
    }

    /** The same claims and key id, signed by somebody else. */
    @Test
    void foreignTokenIsRefused() throws JOSEException, ParseException {
        SignedJWT ours = SignedJWT.parse(adminToken());
        SignedJWT foreign = new SignedJWT(new JWSHeader.Builder(ours.getHeader()).build(), ours.getJWTClaimsSet());
        foreign.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        GUARDED.keySet().forEach(service -> assertThat(status(service, foreign.serialize()))
                .isEqualTo(401));
    }

    @Test
    void expiredTokenIsRefused() {
        GUARDED.keySet().forEach(service -> await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> status(service, shortToken()) == 401));
    }

    private static int status(Service service, String token) {
        return anybody(service).with(token).get(GUARDED.get(service)).statusCode();
    }
}
