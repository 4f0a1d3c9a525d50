package org.chamicore.cloudinit.drift;

import io.swagger.v3.oas.annotations.Operation;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

@RestController
@RequestMapping("/admin/drift")
class DriftController {

    private final DriftService drift;

    DriftController(DriftService drift) {
        this.drift = drift;
    }

    @Operation(summary = "What this service keeps of the inventory and the inventory says otherwise")
    @GetMapping
    DriftReport report() {
        return orAway(drift::report);
    }

    @Operation(summary = "Report what differs from the inventory, and repair it")
    @PostMapping
    DriftReport repair() {
        return orAway(() -> {
            DriftReport report = drift.report();
            if (report.differences().isEmpty()) {
                return report;
            }
            drift.repair();
            return report.afterRepair();
        });
    }

    private static DriftReport orAway(Supplier<DriftReport> call) {
        try {
            return call.get();
        } catch (RestClientException | OAuth2AuthorizationException away) {
            throw DriftProblem.INVENTORY_AWAY.with("The inventory cannot be read now: " + away.getMessage());
        } catch (OptimisticLockingFailureException overtaken) {
            throw DriftProblem.FOLLOWED_ELSEWHERE.with(
                    "Another replica of this service follows the inventory and wrote meanwhile; ask again");
        }
    }
}
