package org.chamicore.boot.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chamicore.boot.BootPaths;
import org.chamicore.boot.status.ServiceStatus.Backend;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping({BootPaths.ROOT, BootPaths.GATEWAY})
class StatusController {

    private static final byte[] RUNNING = "{\"bss-status\":\"running\"}\n".getBytes(StandardCharsets.UTF_8);

    private final Neighbourhood neighbourhood;

    StatusController(Neighbourhood neighbourhood) {
        this.neighbourhood = neighbourhood;
    }

    /** Always the same bytes, without conversion: what other routes cost is measured against this one. */
    @Operation(summary = "Whether the service runs")
    @GetMapping({"", "/service/status"})
    void status(@Parameter(hidden = true) HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(RUNNING.length);
        response.getOutputStream().write(RUNNING);
    }

    @Operation(summary = "The version of the service")
    @GetMapping("/service/version")
    ServiceStatus version() {
        return ServiceStatus.ofVersion(neighbourhood.version());
    }

    @Operation(summary = "Whether the inventory is heard of")
    @GetMapping("/service/hsm")
    ResponseEntity<ServiceStatus> inventory() {
        return answer(ServiceStatus.ofInventory(neighbourhood.hearsInventory()));
    }

    @Operation(summary = "Whether the database answers")
    @GetMapping("/service/storage/status")
    ResponseEntity<ServiceStatus> storage() {
        return answer(ServiceStatus.ofStorage(Backend.postgres(neighbourhood.reachesDatabase())));
    }

    @Operation(summary = "All of these together")
    @GetMapping("/service/status/all")
    ResponseEntity<ServiceStatus> all() {
        return answer(new ServiceStatus(
                Optional.of("running"),
                Optional.of(neighbourhood.version()),
                ServiceStatus.ofInventory(neighbourhood.hearsInventory()).inventory(),
                Optional.of(Backend.postgres(neighbourhood.reachesDatabase()))));
    }

    private static ResponseEntity<ServiceStatus> answer(ServiceStatus status) {
        return ResponseEntity.status(status.isWell() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(status);
    }
}
