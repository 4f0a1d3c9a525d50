package org.chamicore.db.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] PLAIN = "what nobody may read".getBytes(StandardCharsets.UTF_8);
    private final Seal seal = new Seal("test", "0123456789abcdef0123456789abcdef");

    @Test
    void opensWhatItSealed() throws Exception {
        assertThat(seal.open(seal.seal(PLAIN, "a"), "a")).isEqualTo(PLAIN);
        assertThat(new Seal("test", "0123456789abcdef0123456789abcdef").open(seal.seal(PLAIN, "a"), "a"))
                .isEqualTo(PLAIN);
    }

    @Test
    void neverSealsTheSameTwice() {
        assertThat(seal.seal(PLAIN, "a")).isNotEqualTo(seal.seal(PLAIN, "a"));
    }

    @Test
    void refusesWhatAnotherKeySealed() {
        byte[] sealed = new Seal("test", "0123456789abcdef0123456789abcdeF").seal(PLAIN, "a");

        refuses(sealed, "a");
    }

    @Test
    void refusesWhatWasSealedForAnotherPurpose() {
        refuses(new Seal("another", "0123456789abcdef0123456789abcdef").seal(PLAIN, "a"), "a");
    }

    @Test
    void refusesWhatWasSealedForAnotherName() {
        refuses(seal.seal(PLAIN, "a"), "b");
    }

    @Test
    void refusesWhatWasAltered() {
        byte[] sealed = seal.seal(PLAIN, "a");

        IntStream.range(0, sealed.length).forEach(place -> {
            byte[] altered = sealed.clone();
            altered[place] ^= 1;
            refuses(altered, "a");
        });
        refuses(Arrays.copyOf(sealed, sealed.length - 1), "a");
        refuses(new byte[0], "a");
    }

    private void refuses(byte[] sealed, String name) {
        assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> seal.open(sealed, name));
    }
}
