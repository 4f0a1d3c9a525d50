package org.chamicore.auth.audit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log for those who may read it. */
@RestController
@RequestMapping("/auth/v1/audit")
class AuditController {

    private final AuditService audit;

    AuditController(AuditService audit) {
        this.audit = audit;
    }

    @GetMapping
    AuditPage search(@Valid @ModelAttribute AuditQuery query) {
        return audit.search(query);
    }

    @GetMapping("/head")
    AuditHead head() {
        return audit.head();
    }

    /** @param noted {@code position:hash}, as {@code /head} once said */
    @GetMapping("/verification")
    Verification verify(
            @RequestParam(required = false)
                    @Pattern(regexp = "[0-9]{1,18}:[0-9a-f]{64}", message = "must be a position, a colon and a hash")
                    @Nullable
                    String noted) {
        if (noted == null) {
            return audit.verify(null);
        }
        String[] parts = noted.split(":", 2);
        return audit.verify(new AuditHead(Long.parseLong(parts[0]), parts[1]));
    }
}
