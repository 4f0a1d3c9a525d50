package org.chamicore.interop;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where no virtual machine can be had. */
class NeedsQemu implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return skipped(context, Qemu.missing());
    }

    /** Says in one line what is missing, once per class. */
    static ConditionEvaluationResult skipped(ExtensionContext context, Optional<String> missing) {
        if (context.getTestMethod().isPresent() || missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("nothing is missing");
        }
        System.out.printf("%s is skipped: %s%n", context.getDisplayName(), missing.get());
        return ConditionEvaluationResult.disabled(missing.get());
    }
}
