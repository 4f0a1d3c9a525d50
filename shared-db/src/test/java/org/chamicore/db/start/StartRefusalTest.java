package org.chamicore.db.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process of its own for each refusal: what an operator sees, and what a supervisor gets. */
class StartRefusalTest {

    private static final String PASSWORD = "hush${no.such.thing}hush";

    private static TestDatabase database;

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "DATABASE_URL", database.jdbcUrl(),
            "DB_PASSWORD", database.role("smd").password(),
            "DB_CONNECT_RETRIES", "0"));

    @BeforeAll
    static void migrate() {
        database = TestDatabase.create().migrate("smd");
    }

    /** Runs the application until it ends, and returns its output but for what says only that it is under way. */
    private List<String> refusal() throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RefusedApplication.class.getName(),
                        "--chamicore.schema=smd",
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off")
                .redirectErrorStream(true);
        command.environment().keySet().removeIf(name -> name.startsWith("DB_") || name.equals("DATABASE_URL"));
        command.environment().putAll(environment);
        Process process = command.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isOne();
            assertThat(output).doesNotContain("hush");
            return output.lines().filter(line -> !line.contains(" INFO ")).toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private void refusedInOneLine(String... parts) throws Exception {
        assertThat(refusal())
                .singleElement()
                .asString()
                .contains("ERROR", "Cannot start: ")
                .contains(parts);
    }

    @Test
    void saysWhichSettingIsMissing() throws Exception {
        environment.remove("DATABASE_URL");
        refusedInOneLine("DATABASE_URL is not set");
    }

    @Test
    void saysThatThePasswordIsWrongAndNotWhichItIs() throws Exception {
        environment.put("DB_PASSWORD", PASSWORD);
        refusedInOneLine("password authentication failed for user \"smd\"");
    }

    @Test
    void saysThatNobodyAnswersWhereItWouldMigrate() throws Exception {
        environment.put("DATABASE_URL", "postgres://127.0.0.1:" + freePort() + "/chamicore");
        environment.put("DB_MIGRATION_USERNAME", "smd_owner");
        environment.put("DB_MIGRATION_PASSWORD", PASSWORD);
        refusedInOneLine("database", "refused");
    }

    @Test
    void asksAFewTimesForADatabaseThatIsNotThereYet() throws Exception {
        environment.put("DATABASE_URL", "postgres://127.0.0.1:" + freePort() + "/chamicore");
        environment.put("DB_CONNECT_RETRIES", "2");
        assertThat(refusal())
                .satisfiesExactly(
                        first -> assertThat(first).contains("WARN", "asking again in 1.0 s (1 of 2)"),
                        second -> assertThat(second).contains("WARN", "asking again in 2.0 s (2 of 2)"),
                        last -> assertThat(last).contains("ERROR", "Cannot start: ", "refused"));
    }

    @Test
    void saysWhatProductionDoesNotTake() throws Exception {
        environment.put("CHAMICORE_PROFILE", "production");
        refusedInOneLine("the password of role smd is one for development");
        environment.put("DB_PASSWORD", "hush-a-long-password");
        environment.put("DB_SSL_MODE", "disable");
        refusedInOneLine("DB_SSL_MODE is disable and CHAMICORE_PROFILE is production");
    }

    @Test
    void saysThatTheSchemaIsOlder() throws Exception {
        environment.put("DATABASE_URL", TestDatabase.create().jdbcUrl());
        refusedInOneLine("schema smd is at version none and this program needs ", "chamicore db migrate");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
