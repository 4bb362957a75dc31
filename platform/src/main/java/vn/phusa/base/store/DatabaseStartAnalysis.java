package vn.phusa.base.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import vn.phusa.embeddedpostgres.StartFailure;

/** Says why the platform or its database did not start, in place of a stack trace. */
final class DatabaseStartAnalysis implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure start) {
                return new FailureAnalysis(start.vietnamese(), start.english(), start);
            }
            if (cause instanceof StartRefused refused) {
                return new FailureAnalysis(refused.vietnamese(), refused.english(), refused);
            }
        }
        return null;
    }
}
