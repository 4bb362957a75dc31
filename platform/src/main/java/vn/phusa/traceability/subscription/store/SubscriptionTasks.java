package vn.phusa.traceability.subscription.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.traceability.subscription.Subscriptions;

/** Looks every second whom there is something to tell, and tells each by a task of its own, so that a slow one holds up nobody. */
@Configuration(proxyBeanMethods = false)
public class SubscriptionTasks {
    /** Which subscription. */
    public record ToTell(UUID subscription) {}

    public static final TaskDescriptor<ToTell> TELL = TaskDescriptor.of("traceability.subscription", ToTell.class);

    @Bean
    static Task<ToTell> subscriptionTask(ObjectProvider<Subscriptions> subscriptions) {
        return Tasks.oneTime(TELL)
                .onDeadExecutionRevive()
                .execute((task, context) ->
                        subscriptions.getObject().tell(task.getData().subscription()));
    }

    @Bean
    static Task<Void> subscriptionLookTask(ObjectProvider<Subscriptions> subscriptions) {
        return Tasks.recurring("traceability.subscriptions", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((task, context) -> subscriptions.getObject().look());
    }
}
