package org.chamicore.cli.suite;

import java.nio.file.Path;

/** The folder that the launcher lies in, with the services' jars below it. */
public final class ProjectRoot {

    /** Set by the launcher. */
    public static final String PROPERTY = "chamicore.root";

    private ProjectRoot() {}

    public static Path find() {
        return Path.of(System.getProperty(PROPERTY, ".")).toAbsolutePath().normalize();
    }
}
