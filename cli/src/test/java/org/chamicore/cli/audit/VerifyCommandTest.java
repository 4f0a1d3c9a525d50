package org.chamicore.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"intact":true,"entries":12,"retired":3,"head":{"position":15,"hash":"ab"}} | intact: 12 entries, 3 retired before them; ends at 15:ab
            {"intact":false,"entries":0,"retired":0,"brokenAt":7,"fault":"an entry is missing"} | broken at 7: an entry is missing
            """)
    void saysInOneLineHowItIs(String answer, String text) {
        assertThat(VerifyCommand.text(JsonMapper.shared().readTree(answer))).isEqualTo(text);
    }
}
