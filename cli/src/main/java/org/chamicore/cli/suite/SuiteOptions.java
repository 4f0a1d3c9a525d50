package org.chamicore.cli.suite;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which suite is meant; commands mix it in. */
public final class SuiteOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:CHAMICORE_DATA:-.chamicore}",
            description = "folder that holds everything the suite keeps (default: ./.chamicore, or CHAMICORE_DATA)")
    private Path data = Path.of(".chamicore");

    public DataFolder data() {
        return new DataFolder(data);
    }

    /** Where the suite of that folder is to be reached. */
    public SuiteAddress address() {
        return SuiteAddress.find(data(), System::getenv);
    }
}
