package org.chamicore.cli.pgtools;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.suite.DatabaseLogin;

/** Where one release of PostgreSQL's client programs is. */
interface Programs {

    /** The command that runs one of them. */
    List<String> command(String program, Map<String, String> environment);

    /** What libpq has to know to reach a database from where the programs run. */
    Map<String, String> environment(DatabaseLogin login);

    /** Makes a folder of this machine readable to them; its name there. */
    String bring(java.nio.file.Path folder);

    /** A name for a folder that they are to write. */
    String draft(java.nio.file.Path folder);

    /** Takes what they wrote under that name to a folder of this machine. */
    void fetch(String draft, Path folder);

    /** Deletes what was brought or written there. */
    void forget(String name);

    /** As people know it. */
    String place();
}
