package org.chamicore.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people read of a service, from its health page. */
class ServiceStatusTest {

    private static ServiceStatus of(String health) {
        return ServiceStatus.of("boot", "http://localhost", JsonMapper.shared().readTree(health));
    }

    @Test
    void aProcessThatDiedIsToldOfAndDoesNotMakeTheServiceIll() {
        ServiceStatus status = of("""
                {"status": "UP", "components": {"sessions": {"status": "UP", "details": {"running": 2, "stale": 1}}}}
                """);
        assertThat(status.status()).isEqualTo(Condition.UP);
        assertThat(status.processes()).isEqualTo("2, 1 stale");
        assertThat(status.note()).isNull();
    }

    @Test
    void processesAreCountedWhereTheServiceSaysHowMany() {
        assertThat(of("""
                {"status": "UP", "components": {"sessions": {"details": {"running": 1, "stale": 0}}}}
                """).processes()).isEqualTo("1");
        assertThat(of("{\"status\": \"UP\"}").processes()).isNull();
    }

    @Test
    void partsThatAreNotWellAreNamed() {
        assertThat(of("""
                {"status": "DOWN", "components": {
                  "database": {"status": "DOWN"}, "feed": {"status": "DEGRADED"}, "service": {"status": "UP"}}}
                """).note()).isEqualTo("database down, feed degraded");
    }
}
