package org.chamicore.auth.application;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.chamicore.auth.account.ClientId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth/v1/applications")
class ApplicationController {

    /** All applications; a site has a handful. */
    record ApplicationList(List<Application> applications) {}

    private final ApplicationService applications;

    ApplicationController(ApplicationService applications) {
        this.applications = applications;
    }

    @GetMapping
    ApplicationList list() {
        return new ApplicationList(applications.list());
    }

    @GetMapping("/{clientId}")
    Application get(@PathVariable ClientId clientId) {
        return applications.find(clientId.value()).orElseThrow(() -> noSuchApplication(clientId));
    }

    @PutMapping("/{clientId}")
    Application put(@PathVariable ClientId clientId, @Valid @RequestBody ApplicationSpec spec) {
        Application application = new Application(clientId.value(), spec.toSpec());
        if (!applications.put(application)) {
            throw problem(HttpStatus.CONFLICT, "client-id-taken", "%s is a service account".formatted(clientId));
        }
        return application;
    }

    @DeleteMapping("/{clientId}")
    ResponseEntity<Void> delete(@PathVariable ClientId clientId) {
        if (!applications.delete(clientId.value())) {
            throw noSuchApplication(clientId);
        }
        return ResponseEntity.noContent().build();
    }

    private static RuntimeException noSuchApplication(ClientId clientId) {
        return problem(HttpStatus.NOT_FOUND, "no-such-application", "No application %s".formatted(clientId));
    }

    private static RuntimeException problem(HttpStatus status, String type, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:problem:auth:" + type));
        return new ErrorResponseException(status, body, null);
    }
}
