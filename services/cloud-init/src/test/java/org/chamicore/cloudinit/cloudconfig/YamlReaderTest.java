package org.chamicore.cloudinit.cloudconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plain text is to the reader of the nodes, PyYAML 6 of Debian 13; a date, which is one there, stays as it was written. */
class YamlReaderTest {

    @ParameterizedTest
    @CsvSource({
        "1e3, '\"1e3\"'",
        "1.5e3, '\"1.5e3\"'",
        "1.e3, '\"1.e3\"'",
        "1.0e+3, 1000.0",
        ".5, 0.5",
        "+1.5, 1.5",
        "12:30, 750",
        "12:30.5, 750.5",
        "190:20:30, 685230",
        "0o17, '\"0o17\"'",
        "017, 15",
        "0x1F, 31",
        "1_000, 1000",
        "yes, true",
        "~, null",
        "2001-01-01, '\"2001-01-01\"'",
        "2001-12-14t21:59:43.10-05:00, '\"2001-12-14t21:59:43.10-05:00\"'",
        "!!binary aGk=, '\"aGk=\"'"
    })
    void plainTextIsWhatItIsToANode(String written, String read) throws YamlRefusedException {
        assertThat(YamlReader.read("a: " + written).value().path("a").toString())
                .isEqualTo(read);
    }

    @Test
    void keysAreFoundWhereTheyStand() throws YamlRefusedException {
        assertThat(YamlReader.read("# b: 1\n{a: 1,\n 'b': {b: 2}}\n").keys())
                .containsOnly(Map.entry("a", new YamlReader.Place(2, 2)), Map.entry("b", new YamlReader.Place(3, 2)));
    }
}
