package org.chamicore.boot.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergePatchTest {

    /** Those of RFC 7396, appendix A, in which target and patch are objects. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":"b"}           | {"a":"c"}              | {"a":"c"}
            {"a":"b"}           | {"b":"c"}              | {"a":"b","b":"c"}
            {"a":"b"}           | {"a":null}             | {}
            {"a":"b","b":"c"}   | {"a":null}             | {"b":"c"}
            {"a":["b"]}         | {"a":"c"}              | {"a":"c"}
            {"a":"c"}           | {"a":["b"]}            | {"a":["b"]}
            {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}   | {"a":[1]}              | {"a":[1]}
            {"e":null}          | {"a":1}                | {"e":null,"a":1}
            {}                  | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            """)
    void mergesAsTheStandardSays(String target, String patch, String result) {
        ObjectNode before = object(target);

        assertThat(MergePatch.apply(before, object(patch))).isEqualTo(object(result));
        assertThat(before).isEqualTo(object(target));
    }

    @Test
    void noPatchLeavesTheTarget() {
        assertThat(MergePatch.apply(object("{\"a\":1}"), null)).isEqualTo(object("{\"a\":1}"));
        assertThat(MergePatch.apply(null, null)).isNull();
        assertThat(MergePatch.apply(null, object("{\"a\":1,\"b\":null}"))).isEqualTo(object("{\"a\":1}"));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
