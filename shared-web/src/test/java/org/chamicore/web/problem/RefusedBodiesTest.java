package org.chamicore.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.chamicore.web.sample.Sample;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Refused;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedBodiesTest {

    private final Sample sample = Sample.shared();

    @Nested
    class WrongFields {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {"name":1}                                        | name                    | must be a text
                {"name":true}                                     | name                    | must be a text
                {"name":{}}                                       | name                    | must be a text
                {"name":"a","enabled":"true"}                     | enabled                 | must be true or false
                {"name":"a","enabled":1}                          | enabled                 | must be true or false
                {"name":"a","count":"1"}                          | count                   | must be a number (integer)
                {"name":"a","count":1.5}                          | count                   | must be a number (integer)
                {"name":"a","count":true}                         | count                   | must be a number (integer)
                {"name":"a","count":99999999999}                  | count                   | must be a number (integer)
                {"name":"a","big":1e30}                           | big                     | must be a number (long)
                {"name":"a","weight":"1"}                         | weight                  | must be a number (double)
                {"name":"a","color":"BLUE"}                       | color                   | must be one of [RED, GREEN]
                {"name":"a","color":1}                            | color                   | must be one of [RED, GREEN]
                {"name":"a","color":""}                           | color                   | must be one of [RED, GREEN]
                {"name":"a","place":"y0"}                         | place                   | is not valid: y0 does not begin with x
                {"name":"a","since":"yesterday"}                  | since                   | must be a time (ISO 8601)
                {"name":"a","tags":"one"}                         | tags                    | must be a list
                {"name":"a","tags":["one",2]}                     | tags[1]                 | must be a text
                {"name":"a","labels":{"k":1}}                     | labels.k                | must be a text
                {"name":"NUL \\u0000"}                              | name                    | holds a character that no text may
                {"name":"a","tags":["half \\ud83d pair"]}         | tags[0]                 | holds a character that no text may
                {"name":"a","labels":[]}                          | labels                  | must be an object of the form wanted here
                {"name":"a","Components":[{"Enabled":"false"}]}   | Components[0].Enabled   | must be true or false
                {"name":"a","components":[{},{"enabled":"no"}]}   | Components[1].Enabled   | must be true or false
                {"name":"a","Components":["x0"]}                  | Components[0]           | must be an object of the form wanted here
                """)
        void areNamedWithTheRuleTheyBreak(String body, String field, String rule) {
            assertThat(Refused.naming(field, Wire.post(sample.port(), "/open/things", body)))
                    .isEqualTo(rule);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {}                                                           | name                 | must not be blank
                {"name":"aaaaaaaaaaaaaaaaaaaaaaaaa"}                         | name                 | size must be between 0 and 20
                {"name":"a","components":[{"ID":"x"},{"Enabled":true}]}      | Components[1].ID     | must not be blank
                {"name":"a","components":[{"ID":"x","State":"toolongstate"}]}| Components[0].State  | size must be between 0 and 8
                """)
        void areNamedAsTheCallerSpellsThemWhenOnlyValidationNotices(String body, String field, String rule) {
            assertThat(Refused.naming(field, Wire.post(sample.port(), "/open/things", body)))
                    .isEqualTo(rule);
        }

        @Test
        void areNamedWithTheirPlaceInAList() {
            Answer answer = Wire.send(
                    sample.port(), "PUT", "/open/things", "[{\"name\":\"a\"},{\"name\":\"b\",\"components\":[{}]}]");
            assertThat(Refused.naming("[1].Components[0].ID", answer)).isEqualTo("must not be blank");
        }

        @Test
        void areAllNamed() {
            var problem = Refused.with(
                    400,
                    Wire.post(sample.port(), "/open/things", "{\"components\":[{},{\"State\":\"far too long\"}]}"));
            assertThat(problem.path("errors").size()).isEqualTo(4);
        }
    }

    @Nested
    class UnreadableBodies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "}",
                    "{\"name\":\"a\"",
                    "{\"name\":\"a\"}}",
                    "{\"name\":\"a\"} trailing",
                    "{\"name\":\"a\"}{\"name\":\"b\"}",
                    "{'name':'a'}",
                    "{name:\"a\"}",
                    "{\"name\":\"a\",}",
                    "{\"name\":\"a\nb\"}",
                    "{\"name\":\"a\",\"name\":\"b\"}",
                    "{\"name\":\"a\",\"components\":[{\"ID\":\"a\",\"ID\":\"b\"}]}",
                    "{\"name\":\"a\",\"count\":01}",
                    "{\"name\":\"a\",\"weight\":NaN}",
                    "{\"name\":\"\\ud800\\q\"}",
                    "<name>a</name>",
                    "[]",
                    "[{\"name\":\"a\"}]",
                    "\"text\"",
                    "\"\"",
                    "1",
                    "null",
                    "true",
                    " ",
                    "{\"name\":\"\u0000\"}"
                })
        void areRefused(String body) {
            Refused.with(400, Wire.post(sample.port(), "/open/things", body));
        }

        @Test
        void areRefusedWhenThereIsNone() {
            Refused.with(400, Wire.send(sample.port(), "POST", "/open/things", "", "Content-Length: 0"));
        }

        @Test
        void areRefusedWhenTheTypeIsGivenAndTheBodyIsNot() {
            Refused.with(
                    400,
                    Wire.send(
                            sample.port(),
                            "POST",
                            "/open/things",
                            "",
                            "Content-Length: 0",
                            "Content-Type: application/json"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{\"a\":"})
        void areRefusedWhenNestedTooDeeply(String opening) {
            String deep = "{\"name\":\"a\",\"unknown\":" + opening.repeat(10_000);
            String detail = Refused.with(400, Wire.post(sample.port(), "/open/things", deep))
                    .path("detail")
                    .asString();
            assertThat(detail).contains("nested too deeply");
        }

        @Test
        void areRefusedWhenTheyAreNotUtf8() {
            byte[] latin = "{\"name\":\"Gr\u00fc\u00dfe\"}".getBytes(StandardCharsets.ISO_8859_1);
            Refused.with(400, Wire.send(sample.port(), "POST", "/open/things", latin));
        }

        @Test
        void areRefusedWhenANumberHasTooManyDigits() {
            Refused.with(
                    400, Wire.post(sample.port(), "/open/things", "{\"name\":\"a\",\"big\":" + "9".repeat(5000) + "}"));
        }
    }

    @Nested
    class LargeBodies {

        @Test
        void areRefusedByTheirAnnouncedLength() {
            Refused.with(413, Wire.post(sample.port(), "/open/things", " ".repeat(100_001)));
        }

        @Test
        void areRefusedWithoutWaitingForThemWhenTheyAreOnlyAnnounced() {
            Answer answer = Wire.send(sample.port(), "POST", "/open/things", "", "Content-Length: 99999999999");
            Refused.with(413, answer);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/open/things", "/open/raw", "/open/read"})
        void areRefusedWhenTheyComeInChunks(String path) {
            try (Wire wire = Wire.to(sample.port())) {
                wire.write("POST %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".formatted(path));
                for (int sent = 0; sent < 20; sent++) {
                    wire.write("2710\r\n" + " ".repeat(10_000) + "\r\n");
                }
                wire.write("0\r\n\r\n");
                Refused.with(413, wire.answer(false));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/open/things", "/guarded/x", "/nothing"})
        void endTheConnectionCleanlyWhenTheirSenderNeverStops(String path) {
            try (Wire wire = Wire.to(sample.port())) {
                wire.write("PUT %s HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n".formatted(path));
                wire.write(new byte[50_000_000]);
                assertThat(wire.answer(false).status()).isEqualTo(413);
                assertThat(wire.isClosedByServer()).isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/open/things", "/open/raw", "/open/read"})
        void areTakenUpToTheLimit(String path) {
            String body = "{\"name\":\"a\"}" + " ".repeat(100_000 - 12);
            assertThat(Wire.post(sample.port(), path, body).status()).isEqualTo(200);
            try (Wire wire = Wire.to(sample.port())) {
                wire.write("POST %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".formatted(path));
                wire.write("186a0\r\n" + body + "\r\n0\r\n\r\n");
                assertThat(wire.answer(false).status()).isEqualTo(200);
            }
        }
    }
}
