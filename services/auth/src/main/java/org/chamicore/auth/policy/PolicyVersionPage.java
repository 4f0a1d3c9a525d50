package org.chamicore.auth.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some versions of the policy, the newest first.
 *
 * @param next what to ask for as {@code before} to get those that follow; null when none do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyVersionPage(
        List<PolicyVersion> versions, @Nullable Long next) {

    PolicyVersionPage {
        versions = List.copyOf(versions);
    }
}
