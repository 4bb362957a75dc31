package vn.phusa.access.store;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessJobs {
    /** A browser that nobody has signed in with for so long is a stranger again. */
    private static final Duration DEVICE_KNOWN = Duration.ofDays(400);

    /** Forgets what no longer counts: old attempts, full rations, browsers that are not used any more. */
    @Bean
    RecurringTask<Void> forgetOldAttempts(
            ObjectProvider<AccountStore> accounts, ObjectProvider<RationStore> rations, Clock clock) {
        return Tasks.recurring("access.forget-old-attempts", FixedDelay.ofHours(1))
                .execute((instance, context) -> {
                    accounts.getObject().forgetAttempts(clock.instant().minus(Duration.ofDays(1)));
                    accounts.getObject().forgetDevices(clock.instant().minus(DEVICE_KNOWN));
                    rations.getObject().forgetFull(clock.instant());
                });
    }
}
