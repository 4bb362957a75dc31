package vn.phusa.duty.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.duty.Reminding;

/** Looks every minute, and so at every start, for reminders that are due. */
@Configuration(proxyBeanMethods = false)
class ReminderJob {
    @Bean
    static Task<Void> reminderTask(ObjectProvider<Reminding> reminding) {
        return Tasks.recurring("duty.remind", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> reminding.getObject().sendDue());
    }
}
