package org.chamicore.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ExplanationTest {

    @Test
    void saysWhoItIsHowAllFaredAndWhatItGets() {
        assertThat(explanation("""
                {"asked": "02:00:00:00:0a:01",
                 "node": {"xname": "x0c0s1b0n0", "nid": 5, "role": "Compute", "subRole": "Worker", "groups": ["amber", "blue"], "enabled": true},
                 "considered": [
                   {"level": "xname", "selector": "x0c0s1b0n0", "result": "free", "reason": "nothing is bound to it"},
                   {"level": "range", "selector": "x0c0s[0-1]b0n0", "result": "won", "reason": "the closest that is bound",
                    "configuration": {"id": "1", "kernel": "http://img.example/range", "initrd": "", "params": "quiet"}},
                   {"level": "range", "selector": "x0c0s[2-3]b0n0", "result": "does_not_fit", "reason": "does not fit this node",
                    "configuration": {"id": "2", "kernel": "", "initrd": "", "params": "quiet"}}],
                 "outcome": "boot", "reason": "bound to x0c0s[0-1]b0n0", "script": "#!ipxe\\nboot\\n"}
                """)).isEqualTo("""
                02:00:00:00:0a:01 is x0c0s1b0n0: nid 5, role Compute/Worker, groups amber blue

                LEVEL   SELECTOR         RESULT         KERNEL                     WHY
                xname   x0c0s1b0n0       free           -                          nothing is bound to it
                range   x0c0s[0-1]b0n0   won            http://img.example/range   the closest that is bound
                range   x0c0s[2-3]b0n0   does not fit   -                          does not fit this node

                It is told to boot: bound to x0c0s[0-1]b0n0. The script:

                    #!ipxe
                    boot
                """);
    }

    @Test
    void saysThatANodeIsUnknown() {
        assertThat(explanation("""
                {"asked": "NID 9", "considered": [], "outcome": "give_up", "reason": "unknown to the inventory", "script": "#!ipxe\\nexit 1\\n"}
                """)).isEqualTo("""
                NID 9 is unknown to the inventory

                LEVEL   SELECTOR   RESULT   KERNEL   WHY

                It is told to give up: unknown to the inventory. The script:

                    #!ipxe
                    exit 1
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "5,                 nid=5",
        "x0c0s1b0n0,        name=x0c0s1b0n0",
        "n5.example,        name=n5.example",
        "02:00:00:00:0a:01, mac=02%3A00%3A00%3A00%3A0a%3A01",
        "02-00-00-00-0A-01, mac=02-00-00-00-0A-01",
        "020000000a01,      mac=020000000a01",
        "0200.0000.0a01,    mac=0200.0000.0a01",
        "a&b=c,             name=a%26b%3Dc"
    })
    void takesWhatPeopleCallANode(String node, String query) {
        assertThat(new NodeQuery(node, Optional.empty()).text()).isEqualTo(query);
        assertThat(new NodeQuery(node, Optional.of("arm64")).text()).isEqualTo(query + "&arch=arm64");
    }

    private static String explanation(String json) {
        return new Explanation(JsonMapper.shared().readTree(json)).toString();
    }
}
