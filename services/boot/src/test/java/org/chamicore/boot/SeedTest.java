package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node's cloud-init gets from here; the node is this machine. */
class SeedTest extends RunningBoot {

    @BeforeEach
    void nodeIsHere() {
        INVENTORY.node("x7c0s1b0n0", 701, "Compute", "02:00:00:07:01:01");
        INVENTORY.put("component", "x7c0s1b0n0", """
                {"ID": "x7c0s1b0n0", "Type": "Node", "Role": "Compute", "SubRole": "Seventh", "NID": 701}""");
        INVENTORY.put("ethernet_interface", "020000070101", """
                {"MACAddress": "02:00:00:07:01:01", "ComponentID": "x7c0s1b0n0",
                 "IPAddresses": [{"IPAddress": "127.0.0.1"}, {"IPAddress": "::1"}]}""");
        write("PUT", "/bootparameters", """
                {"hosts": ["x7c0s1b0n0"], "kernel": "k1", "cloud-init": {
                 "meta-data": {"local-hostname": "seven", "a": {"y": 2}}, "user-data": {"b": {"z": "1"}}}}""");
        write("PUT", "/bootparameters", """
                {"hosts": ["Seventh"], "cloud-init": {
                 "meta-data": {"a": {"x": 1, "y": 1}}, "user-data": {"b": {"w": true}, "packages": ["vim"]}}}""");
        write("PUT", "/bootparameters", """
                {"hosts": ["Global"], "cloud-init": {"meta-data": {"site": "here"}}}""");
        write("POST", "/sync", "");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> send("GET", "/meta-data", "", "").body().contains("\"site\""));
    }

    @AfterEach
    void nodeIsGone() {
        INVENTORY.remove("ethernet_interface", "020000070101");
        write("DELETE", "/bootparameters", "{\"hosts\": [\"x7c0s1b0n0\", \"Seventh\", \"Global\"]}");
        write("POST", "/sync", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/boot/v1", "/apis/bss", "/apis/bss/boot/v1"})
    void documentsAreServedUnderEachRoot(String root) {
        HttpResponse<String> metaData = send("GET", root + "/meta-data", "", "");
        assertThat(metaData.statusCode()).isEqualTo(200);
        assertThat(metaData.body().replaceAll("n0-[0-9a-f]{12}", "n0-%s")).isEqualToIgnoringWhitespace("""
                {"a":{"x":1,"y":2},"local-hostname":"seven","instance-id":"x7c0s1b0n0-%s","shasta-type":"Compute",\
                "shasta-role":"Seventh","Global":{"site":"here"}}""");
        assertThat(send("GET", root + "/meta-data", "", "").body()).isEqualTo(metaData.body());

        HttpResponse<String> userData = send("GET", root + "/user-data", "", "");
        assertThat(userData.headers().firstValue("Content-Type")).hasValue("text/yaml;charset=UTF-8");
        assertThat(userData.body()).isEqualTo("""
                #cloud-config
                b:
                  w: true
                  z: '1'
                packages:
                - vim
                local-hostname: seven
                """);
    }

    @Test
    void oneValueIsFoundByItsPath() {
        assertThat(send("GET", "/meta-data?key=a.x", "", "").body()).isEqualTo("1");
        assertThat(send("GET", "/meta-data?key=Global.site", "", "").body()).isEqualTo("\"here\"");
        assertThat(send("GET", "/meta-data?key=a.q", "", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/meta-data?key=a..x", "", "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatTheNodeTellsOfItselfIsKept() {
        HttpResponse<String> json = send("POST", "/phone-home", """
                {"pub_key_rsa": "ssh-rsa A", "instance_id": "i-1", "hostname": "seven"}""", "");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.body()).isEqualTo("""
                {"hosts":["x7c0s1b0n0"],"cloud-init":{"meta-data":null,"user-data":null,"phone-home":{"pub_key_dsa":"",\
                "pub_key_rsa":"ssh-rsa A","pub_key_ecdsa":"","instance_id":"i-1","hostname":"seven","fqdn":""}}}""");

        HttpResponse<String> form = send(
                "POST", "/phone-home", "pub_key_rsa=ssh-rsa%20B&instance_id=i-2&hostname=seven&fqdn=seven.example", "");
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(get("/bootparameters?name=x7c0s1b0n0").body())
                .contains("\"pub_key_rsa\":\"ssh-rsa B\"")
                .contains("\"kernel\":\"k1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "nothing", "{\"hostname\": {}}", "=a", "hostname=%zz", "{\"hostname\": \"a\\u0000\"}"
            })
    void whatCannotBeReadIsRefused(String body) {
        assertThat(send("POST", "/phone-home", body, "").statusCode()).isEqualTo(400);
    }

    @Test
    void userDataIsInTheHistory() {
        send("GET", "/user-data", "", "");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get("/endpoint-history?name=x7c0s1b0n0&endpoint=user-data")
                                .body())
                        .matches(".*\"last_epoch\":\\d{10}}]"));
    }

    @Test
    void whoIsNotKnownGetsTheDefaults() {
        INVENTORY.remove("ethernet_interface", "020000070101");
        write("POST", "/sync", "");

        assertThat(send("GET", "/meta-data", "", "").body())
                .contains("\"instance-id\":\"default-")
                .doesNotContain("seven");
        assertThat(send("GET", "/user-data", "", "").body()).startsWith("#cloud-config\n");
        assertThat(send("POST", "/phone-home", "{\"hostname\": \"seven\"}", "").statusCode())
                .isEqualTo(404);
    }
}
