package org.chamicore.cli.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * What this build is.
 *
 * @param version of Chamicore
 * @param postgresql release of the embedded server
 */
public record Release(String version, String postgresql) {

    private static final String RESOURCE = "/org/chamicore/cli/release.properties";

    /** As the build has written it. */
    public static Release read() {
        Properties properties = new Properties();
        try (InputStream resource = Objects.requireNonNull(Release.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            properties.load(resource);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Release(properties.getProperty("version", ""), properties.getProperty("postgresql", ""));
    }
}
