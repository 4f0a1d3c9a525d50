package org.chamicore.cloudinit.phonehome;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;

/** A node that is done tells so. */
class PhoneHomeApiTest extends WholeService {

    private static final String FORM =
            "pub_key_rsa=N%2FA&pub_key_ecdsa=&pub_key_ed25519=ssh-ed25519+AAAA%2B%2F+root%40nid30%0A&instance_id=i-30&hostname=nid30&fqdn=nid30.example&more=x";

    @Test
    void reportIsKeptForTheNodeWhoseAddressItCameFrom() {
        INVENTORY.node("x30c0s0b0n0", 30, "10.30.0.1", "[]");
        soon().until(() -> asNode("10.30.0.1", "/meta-data").statusCode() == 200);

        HttpResponse<String> answer = phone("10.30.0.1", "/cloud-init/phone-home/i-whatever/", FORM);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(get("/admin/phone-home").body())
                .containsPattern(
                        "\\{\"id\":\"x30c0s0b0n0\",\"time\":\"20[^\"]*Z\",\"address\":\"10.30.0.1\",\"instance_id\":\"i-30\","
                                + "\"hostname\":\"nid30\",\"fqdn\":\"nid30.example\",\"pub_key_rsa\":\"\",\"pub_key_ecdsa\":\"\","
                                + "\"pub_key_ed25519\":\"ssh-ed25519 AAAA\\+/ root@nid30\"\\}");
    }

    @Test
    void emptyReportAndUnknownCallerAreAnswered200() {
        assertThat(phone("10.30.0.99", "/phone-home/x30c0s0b0n0", FORM).statusCode())
                .isEqualTo(200);
        assertThat(phone("10.30.0.99", "/phone-home/x30c0s0b0n0", "").statusCode())
                .isEqualTo(200);
        assertThat(get("/admin/phone-home").body()).doesNotContain("10.30.0.99");
        assertThat(get("/admin/unknown-callers").body()).contains("10.30.0.99");
    }

    @Test
    void formThatCannotBeReadIsAnswered400() {
        assertThat(phone("10.30.0.1", "/phone-home/x", "pub_key_rsa=%zz").statusCode())
                .isEqualTo(400);
        assertThat(phone("10.30.0.1", "/phone-home/x", "pub_key_rsa=a%00b").statusCode())
                .isEqualTo(400);
        assertThat(phone("10.30.0.1", "/phone-home/x", "pub_key_rsa=" + "a".repeat(300_000))
                        .statusCode())
                .isIn(400, 413);
    }

    private HttpResponse<String> phone(String address, String path, String form) {
        return send(request(path)
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }
}
