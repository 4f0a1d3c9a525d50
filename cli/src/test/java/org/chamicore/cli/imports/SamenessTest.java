package org.chamicore.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
            {}                     | {"a": 1}               | true
            {"a": 1}               | {"a": 1.0, "b": 2}     | true
            {"a": 1}               | {}                     | false
            {"a": null}            | {"a": 1}               | true
            {"a": ""}              | {}                     | true
            {"a": ""}              | {"a": "x"}             | false
            {"a": false}           | {}                     | true
            {"a": false}           | {"a": true}            | false
            {"a": 0}               | {"a": 5}               | false
            {"a": []}              | {"a": ["x"]}           | false
            {"a": [{"b": 1}]}      | {"a": [{"b": 1, "c": 2}]} | true
            {"a": ["x", "y"]}      | {"a": ["y", "x"]}      | false
            {"a": {"b": ""}}       | {}                     | true
            {"a": "1"}             | {"a": 1}               | false
            """)
    void whatTheSourceSaysHasToHold(String wanted, String stored, boolean holds) {
        assertThat(Sameness.holds(Json.read(wanted, "wanted"), Json.read(stored, "stored")))
                .isEqualTo(holds);
    }
}
