package vn.phusa.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips browser tests where there is no browser, and says so where everybody sees it. */
final class ChromiumNeeded implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Browser.chromium().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        String reason =
                "SKIPPED: no Chromium on this machine; install Debian's package chromium, or name one in CHROMIUM";
        System.err.println(context.getDisplayName() + " " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
