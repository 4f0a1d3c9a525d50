package org.chamicore.boot.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.boot.RunningBoot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each route with no token, with one that lacks the scope, and with the right one; under both of its roots. */
class BootRoutesTest extends RunningBoot {

    @ParameterizedTest
    @CsvSource({
        "GET,    '',                      200",
        "GET,    /bootscript?nid=901,     200",
        "GET,    /hosts,                  200",
        "GET,    /dumpstate,              200",
        "GET,    /endpoint-history,       200",
        "GET,    /meta-data,              200",
        "GET,    /user-data,              200",
        "POST,   /phone-home,             400",
        "POST,   /scn,                    400",
        "GET,    /service/status,         200",
        "GET,    /service/version,        200",
        "GET,    /service/storage/status, 200",
        "HEAD,   /service/status,         200"
    })
    void openRoutesAnswerAnybody(String method, String path, int status) {
        for (String root : new String[] {"/boot/v1", "/apis/bss/boot/v1"}) {
            assertThat(send(method, root + path, "", "").statusCode()).isEqualTo(status);
            assertThat(send(method, root + path, "", "nonsense").statusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /bootparameters?nid=901, bss.read,  bss.write,  404",
        "POST,   /bootparameters,         bss.write, bss.read,   400",
        "PUT,    /bootparameters,         bss.write, bss.read,   400",
        "PATCH,  /bootparameters,         bss.write, bss.read,   400",
        "DELETE, /bootparameters?nid=901, bss.write, bss.read,   404",
        "GET,    /bootparameters/params,  bss.read,  bss.write,  200",
        "PATCH,  /bootparameters/params,  bss.write, bss.read,   400",
        "GET,    /explain?nid=901,        bss.read,  bss.write,  200",
        "GET,    /history,                bss.read,  bss.write,  200",
        "GET,    /unknown,                bss.read,  bss.write,  200",
        "POST,   /unknown/x/adopt,        bss.write, bss.read,   400",
        "DELETE, /unknown/x,              bss.write, bss.read,   400",
        "GET,    /drift,                  bss.read,  bss.write,  200",
        "POST,   /drift,                  bss.write, bss.read,   200",
        "POST,   /hosts,                  bss.write, bss.read,   204",
        "POST,   /sync,                   bss.write, smd.write,  204"
    })
    void guardedRoutesNeedTheirScope(String method, String path, String scope, String otherScope, int status) {
        for (String root : new String[] {"/boot/v1", "/apis/bss/boot/v1"}) {
            assertThat(send(method, root + path, "", "").statusCode()).isEqualTo(401);
            assertThat(send(method, root + path, "", "nonsense").statusCode()).isEqualTo(401);
            assertThat(send(method, root + path, "", token(otherScope)).statusCode())
                    .isEqualTo(403);
            assertThat(send(method, root + path, "", token(scope)).statusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /bootscript, GET", "DELETE, /explain, GET", "PUT, /service/status, GET", "GET, /sync, POST"})
    void otherMethodsAreRefusedByName(String method, String path, String allowed) {
        var answer = send(method, "/boot/v1" + path, "", token("bss.write"));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
    }
}
