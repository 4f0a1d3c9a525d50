package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Whole documents, as they must be to the byte, under {@code src/test/resources/golden}. */
public final class Golden {

    private Golden() {}

    public static void assertSame(String document, String file) {
        assertThat(document).describedAs(file).isEqualTo(read(file));
    }

    private static String read(String file) {
        try (InputStream golden = Golden.class.getResourceAsStream("/golden/" + file)) {
            assertThat(golden).describedAs(file).isNotNull();
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
