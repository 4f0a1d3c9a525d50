package org.chamicore.cli.pgtools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chamicore.cli.suite.DatabaseLogin;

/**
 * Programs in the container that the server runs in, which they reach by its socket. Folders are copied in and out, for the
 * container need not see the machine's.
 */
record InContainer(String engine, String container) implements Programs {

    @Override
    public List<String> command(String program, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(engine, "exec"));
        environment.keySet().stream().sorted().forEach(name -> command.addAll(List.of("--env", name)));
        command.addAll(List.of(container, program));
        return command;
    }

    @Override
    public Map<String, String> environment(DatabaseLogin login) {
        return Map.of("PGDATABASE", login.database());
    }

    @Override
    public String bring(Path from) {
        String name = name();
        Run.quietly(List.of(engine, "cp", from.toString(), container + ":" + name));
        return name;
    }

    @Override
    public String draft(Path to) {
        return name();
    }

    @Override
    public void fetch(String draft, Path to) {
        Run.quietly(List.of(engine, "cp", container + ":" + draft, to.toString()));
    }

    @Override
    public void forget(String name) {
        Run.quietly(List.of(engine, "exec", container, "rm", "-rf", name));
    }

    @Override
    public String place() {
        return "container " + container;
    }

    private static String name() {
        return "/tmp/chamicore-" + UUID.randomUUID();
    }
}
