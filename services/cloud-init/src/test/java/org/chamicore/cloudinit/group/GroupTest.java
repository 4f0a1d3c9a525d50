package org.chamicore.cloudinit.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.chamicore.cloudinit.input.FieldRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GroupTest {

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("{}", "name", "is required"),
                refused("{'name': ' '}", "name", "is required"),
                refused("{'name': 'a/b'}", "name", "must have at most 255 letters"),
                refused("{'name': 'a b'}", "name", "must have at most 255 letters"),
                refused("{'name': '..'}", "name", "must have at most 255 letters"),
                refused("{'name': 'a\\u0000'}", "name", "must have at most 255 letters"),
                refused("{'name': '" + "a".repeat(256) + "'}", "name", "must have at most 255 letters"),
                refused(
                        "{'name': 'g', 'description': 'a\\u0000b'}",
                        "description",
                        "must not contain the character NUL"),
                refused("{'name': 'g', 'description': 'half \\ud83e'}", "description", "must be valid Unicode"),
                refused(
                        "{'name': 'g', 'description': '" + "a".repeat(4097) + "'}",
                        "description",
                        "must not be longer"),
                refused(
                        "{'name': 'g', 'meta-data': {'a': {'b': ['\\u0000']}}}",
                        "meta-data.a.b[0]",
                        "must not contain the character NUL"),
                refused(
                        "{'name': 'g', 'meta-data': {'a\\u0000': 1}}",
                        "meta-data",
                        "must not contain the character NUL"),
                refused(
                        "{'name': 'g', 'meta-data': {'n': 1e401}}",
                        "meta-data.n",
                        "must not have more than 400 digits"),
                refused(
                        "{'name': 'g', 'meta-data': {'n': 1e-999999999}}",
                        "meta-data.n",
                        "must not have more than 400 digits"),
                refused(
                        "{'name': 'g', 'meta-data': " + "{'a':".repeat(40) + "1" + "}".repeat(40) + "}",
                        "meta-data" + ".a".repeat(32),
                        "must not be nested deeper"),
                refused(
                        "{'name': 'g', 'meta-data': {'a': '" + "a".repeat(200_000) + "', 'b': '" + "b".repeat(70_000)
                                + "'}}",
                        "meta-data",
                        "must not be longer"),
                refused("{'name': 'g', 'file': {'encoding': 'gzip'}}", "file.encoding", "must be plain or base64"),
                refused(
                        "{'name': 'g', 'file': {'encoding': 'base64', 'content': 'QUJD!'}}",
                        "file.content",
                        "must be base64"),
                refused(
                        "{'name': 'g', 'file': {'encoding': 'base64', 'content': 'QQ'}}",
                        "file.content",
                        "must be base64"),
                refused(
                        "{'name': 'g', 'file': {'encoding': 'base64', 'content': 'Q_-='}}",
                        "file.content",
                        "must be base64"),
                refused(
                        "{'name': 'g', 'file': {'content': 'a\\u0000'}}",
                        "file.content",
                        "must not contain the character NUL"),
                refused(
                        "{'name': 'g', 'file': {'content': '" + "a".repeat(1024 * 1024 + 1) + "'}}",
                        "file.content",
                        "must not be longer"),
                refused(
                        "{'name': 'g', 'file': {'filename': 'a\\nb'}}",
                        "file.filename",
                        "must not contain control characters"),
                refused(
                        "{'name': 'g', 'versions': {'a': 'b\\u0007'}}",
                        "versions.a",
                        "must not contain control characters"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badInputIsRefusedByFieldAndRule(String json, String field, String rule) {
        assertThat(group(json).check(false).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.message()).startsWith(rule);
        });
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertThat(group("{'file': {'encoding': 'rot13'}, 'versions': {'': '\\u0000'}}")
                        .check(false)
                        .refusals())
                .extracting(FieldRefusal::field)
                .containsExactly("name", "file.encoding", "versions.");
    }

    @ParameterizedTest
    @CsvSource({"compute", "rack.4", "a:b", "_x", "UPPER", "0"})
    void namesOfTheInventoryAreTaken(String name) {
        assertThat(group("{'name': '" + name + "'}").check(false).refusals()).isEmpty();
    }

    @Test
    void base64MayHaveLineBreaks() {
        Group group =
                group("{'name': 'g', 'file': {'encoding': 'base64', 'content': 'IyEvYmlu\\r\\nL3NoCkFCQ0RFRg==\\n'}}");

        assertThat(group.check(false).refusals()).isEmpty();
        assertThat(group.file().decoded().orElseThrow()).asString().isEqualTo("#!/bin/sh\nABCDEF");
        assertThat(group.file().content()).isEqualTo("IyEvYmlu\r\nL3NoCkFCQ0RFRg==\n");
    }

    @Test
    void mostThatIsAllowedIsTaken() {
        assertThat(group("{'name': 'g', 'meta-data': {'n': 1e400, 'm': 1e-400, 'a': " + "[".repeat(30) + "]".repeat(30)
                                + "}}")
                        .check(false)
                        .refusals())
                .isEmpty();
    }

    private static Group group(String json) {
        return DirectoryFixture.JSON.readValue(json.replace('\'', '"'), Group.class);
    }

    private static Arguments refused(String json, String field, String rule) {
        return Arguments.of(json, field, rule);
    }
}
