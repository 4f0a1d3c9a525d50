package org.chamicore.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnceAndStays() {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        assertThat(secrets.has("one")).isFalse();
        String one = secrets.read("one");
        assertThat(secrets.has("one")).isTrue();
        assertThat(secrets.read("one")).isEqualTo(one);
        assertThat(new Secrets(folder.resolve("secrets")).read("one")).isEqualTo(one);
        assertThat(secrets.read("two")).isNotEqualTo(one);
    }

    @Test
    void aSecretNeedsNoEscapingAnywhereAndHas256Bits() {
        assertThat(new Secrets(folder.resolve("secrets")).read("one")).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void onlyTheOwnerReadsThem() throws IOException {
        Secrets secrets = new Secrets(folder.resolve("deep/secrets"));
        Path random = secrets.file("one");
        Path given = secrets.file("two", () -> "content");
        assertThat(modes(random.getParent())).isEqualTo("rwx------");
        assertThat(modes(random)).isEqualTo("rw-------");
        assertThat(modes(given)).isEqualTo("rw-------");
        assertThat(given).hasContent("content");
    }

    @Test
    void aFolderThatOthersCouldReadIsClosed() throws IOException {
        Path open = Files.createDirectory(folder.resolve("secrets"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        new Secrets(open).file("one");
        assertThat(modes(open)).isEqualTo("rwx------");
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
