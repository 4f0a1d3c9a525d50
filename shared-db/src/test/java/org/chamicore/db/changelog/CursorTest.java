package org.chamicore.db.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final UUID EPOCH = UUID.fromString("0a8f2f0e-2b0e-4b52-9b1f-5a7a8f1c9d11");

    @Test
    void comesBackFromItsText() {
        for (long number : new long[] {0, 1, 3, 4_294_967_296L, Long.MAX_VALUE}) {
            Cursor cursor = new Cursor(EPOCH, number, Long.MAX_VALUE - number);
            assertThat(Cursor.parse(cursor.encoded())).isEqualTo(cursor);
            assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]+");
        }
    }

    @Test
    void isOrderedByTransactionAndThenByPosition() {
        assertThat(Stream.of(
                                new Cursor(EPOCH, 2, 1),
                                new Cursor(EPOCH, 1, 9),
                                new Cursor(EPOCH, 10, 0),
                                new Cursor(EPOCH, 1, 10))
                        .sorted())
                .extracting(Cursor::xid, Cursor::position)
                .extracting(Object::toString)
                .containsExactly("(1L, 9L)", "(1L, 10L)", "(2L, 1L)", "(10L, 0L)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "====",
                "!!!!",
                "%00",
                "ÿÿÿÿ",
                "null",
                "0",
                "MA",
                "0a8f2f0e-2b0e-4b52-9b1f-5a7a8f1c9d11.1.1"
            })
    void isNotReadFromOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }

    static Stream<String> otherContents() {
        return Stream.of(
                "",
                "..",
                ".1.1",
                EPOCH + ".1",
                EPOCH + ".1.1.1",
                EPOCH + "..1",
                EPOCH + ".1.",
                EPOCH + ".a.1",
                EPOCH + ".-1.1",
                EPOCH + ".1.-1",
                EPOCH + ".+1.1",
                EPOCH + ".01.1",
                EPOCH + ". 1.1",
                EPOCH + ".1.1 ",
                EPOCH + ".1.0x1",
                EPOCH + ".1.9223372036854775808",
                EPOCH + ".99999999999999999999999999999999999999.1",
                "1-1-1-1-1.1.1",
                EPOCH.toString().toUpperCase(Locale.ROOT) + ".1.1",
                "not-a-uuid.1.1",
                "\u0000\u0000.1.1");
    }

    @ParameterizedTest
    @MethodSource("otherContents")
    void isNotReadFromOtherContents(String content) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }

    @Test
    void isNotReadFromItsTextWithPaddingOrInTheOtherAlphabet() {
        byte[] content = (EPOCH + ".12.3456").getBytes(StandardCharsets.US_ASCII);
        assertThat(content.length % 3).isNotZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.parse(Base64.getUrlEncoder().encodeToString(content)));
    }

    @Test
    void isReadOrRefusedWhateverTheBytesAre() {
        Random random = new Random(7);
        String good = new Cursor(EPOCH, 123, 456).encoded();
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x250));
            }
            try {
                Cursor cursor = Cursor.parse(text.toString());
                assertThat(cursor.encoded()).isEqualTo(text.toString());
            } catch (IllegalArgumentException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }
}
