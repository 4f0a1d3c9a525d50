package org.chamicore.cli.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a command run in a session of its own, where the terminal's Ctrl-C and its closing do not reach it. */
public final class OwnSession {

    private static final List<String> BY_PERL = List.of("-e", "use POSIX 'setsid'; setsid; exec @ARGV");

    private OwnSession() {}

    /** The command, preceded by what this system has to start a session: setsid on Linux, Perl on macOS. */
    public static List<String> of(List<String> command) {
        List<String> prefix = tool("setsid")
                .map(List::of)
                .or(() -> tool("perl").map(perl -> Stream.concat(Stream.of(perl), BY_PERL.stream())
                        .toList()))
                .orElse(List.of());
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    private static Optional<String> tool(String name) {
        @Nullable String path = System.getenv("PATH");
        return Stream.of((path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
