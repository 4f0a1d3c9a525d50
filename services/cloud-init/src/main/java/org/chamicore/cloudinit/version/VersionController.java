package org.chamicore.cloudinit.version;

import io.swagger.v3.oas.annotations.Operation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VersionController {

    private final Clock clock;
    private final Instant startedAt;
    private final String buildInfo;
    private final String host;

    VersionController(Clock clock, ObjectProvider<BuildProperties> build) {
        this.clock = clock;
        startedAt = clock.instant();
        buildInfo = buildInfo(build);
        host = host();
    }

    @Operation(summary = "What runs here")
    @GetMapping("/version")
    Version version() {
        Runtime runtime = Runtime.getRuntime();
        return new Version(
                "cloud-init",
                buildInfo,
                Uptime.text(Duration.between(startedAt, clock.instant())),
                host,
                runtime.totalMemory() - runtime.freeMemory());
    }

    private static String buildInfo(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        return properties == null
                ? "Version: unknown"
                : "Version: %s, Build Date: %s".formatted(properties.getVersion(), properties.getTime());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "unknown";
        }
    }
}
