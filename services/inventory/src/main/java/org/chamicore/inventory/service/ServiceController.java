package org.chamicore.inventory.service;

import java.util.List;
import java.util.Map;
import org.chamicore.inventory.wire.Message;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/hsm/v2/service")
class ServiceController {

    private final ServiceRepository database;
    private final KnownValues values;

    ServiceController(ServiceRepository database, KnownValues values) {
        this.database = database;
        this.values = values;
    }

    @GetMapping("/ready")
    Message ready() {
        try {
            database.ping();
            return Message.of("HSM is healthy");
        } catch (DataAccessException | TransactionException away) {
            throw ServiceProblem.UNHEALTHY.with("HSM's database is unhealthy: it does not answer");
        }
    }

    @GetMapping("/liveness")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liveness() {}

    @GetMapping("/values")
    Map<String, List<String>> values() {
        return values.all();
    }

    @GetMapping("/values/arch")
    Map<String, List<String>> archs() {
        return values.only("Arch");
    }

    @GetMapping("/values/class")
    Map<String, List<String>> classes() {
        return values.only("Class");
    }

    @GetMapping("/values/flag")
    Map<String, List<String>> flags() {
        return values.only("Flag");
    }

    @GetMapping("/values/nettype")
    Map<String, List<String>> netTypes() {
        return values.only("NetType");
    }

    @GetMapping("/values/role")
    Map<String, List<String>> roles() {
        return values.only("Role");
    }

    @GetMapping("/values/subrole")
    Map<String, List<String>> subRoles() {
        return values.only("SubRole");
    }

    @GetMapping("/values/state")
    Map<String, List<String>> states() {
        return values.only("State");
    }

    @GetMapping("/values/type")
    Map<String, List<String>> types() {
        return values.only("Type");
    }
}
