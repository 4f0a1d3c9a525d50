package org.chamicore.auth.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.chamicore.auth.policy.ReplaceOutcome.Replaced;
import org.chamicore.auth.policy.ReplaceOutcome.Stale;
import org.chamicore.auth.role.RolePolicy;
import org.chamicore.auth.role.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The policy: every service follows it, admins change it. */
@RestController
@RequestMapping("/auth/v1/policy")
class PolicyController {

    private final Policies policies;

    PolicyController(Policies policies) {
        this.policies = policies;
    }

    @GetMapping
    ResponseEntity<PolicyDocument> current() {
        return answer(policies.newest());
    }

    @GetMapping("/versions")
    PolicyVersionPage versions(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return policies.page(before, limit);
    }

    @GetMapping("/versions/{version}")
    ResponseEntity<PolicyDocument> version(@PathVariable long version) {
        return answer(policies.find(version)
                .orElseThrow(() ->
                        PolicyProblem.NO_SUCH_POLICY_VERSION.with("No version %d of the policy".formatted(version))));
    }

    @PutMapping
    ResponseEntity<PolicyDocument> replace(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody PolicySpec wanted) {
        if (seen == null) {
            throw PolicyProblem.IF_MATCH_NEEDED.with("Send as If-Match the ETag of the policy that this one replaces");
        }
        if (!wanted.leavesAnAdmin()) {
            throw PolicyProblem.ADMIN_LOCKED_OUT.with(
                    "The role admin needs %s and %s, else nobody could change the policy again"
                            .formatted(Scope.AUTH_READ, Scope.AUTH_WRITE));
        }
        return switch (policies.replace(wanted, seen)) {
            case Replaced(RolePolicy policy) -> answer(policy);
            case Stale(long current) ->
                throw PolicyProblem.STALE_POLICY.with("The policy is at version %d by now".formatted(current));
        };
    }

    private static ResponseEntity<PolicyDocument> answer(RolePolicy policy) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(policy.tag())
                .body(PolicyDocument.of(policy));
    }
}
