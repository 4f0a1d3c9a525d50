package org.chamicore.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs one command in this JVM, one at a time, for standard output is the JVM's. */
public record Command(int exitCode, String out, String refusal) {

    public static synchronized Command run(Callable<Integer> command, Object... arguments) {
        StringWriter refusal = new StringWriter();
        PrintWriter err = new PrintWriter(refusal, true);
        PrintStream terminal = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int exitCode = new CommandLine(command)
                    .setErr(err)
                    .setExecutionExceptionHandler((failure, line, parsed) -> {
                        failure.printStackTrace(err);
                        return 1;
                    })
                    .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
            return new Command(exitCode, out.toString(StandardCharsets.UTF_8), refusal.toString());
        } finally {
            System.setOut(terminal);
        }
    }

    public Command succeeds() {
        assertThat(exitCode).as(refusal).isZero();
        return this;
    }

    /** @param reason a part of what it has to say */
    public Command isRefused(String reason) {
        assertThat(exitCode).isOne();
        assertThat(refusal).contains("RefusedException").contains(reason);
        return this;
    }
}
