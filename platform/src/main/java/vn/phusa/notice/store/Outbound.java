package vn.phusa.notice.store;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.notice.Notices;

/** The tasks that carry mail and webhooks out after the commit, and the daily summaries. */
@Configuration(proxyBeanMethods = false)
public class Outbound {
    /** Which mail to send. */
    public record MailToSend(long mail) {}

    /** Which event to deliver to which webhook. */
    public record EventToDeliver(long webhook, String eventKey) {}

    public static final TaskDescriptor<MailToSend> MAIL = TaskDescriptor.of("notice.mail", MailToSend.class);
    public static final TaskDescriptor<EventToDeliver> DELIVERY =
            TaskDescriptor.of("notice.webhook", EventToDeliver.class);

    /** After so many failures in a row (about a week) the outbox says that it was given up. */
    public static final int ATTEMPTS = 30;

    @Bean
    static Task<MailToSend> mailTask(ObjectProvider<Notices> notices) {
        return Tasks.oneTime(MAIL)
                .onFailure(backOff())
                .onDeadExecutionRevive()
                .execute((task, context) ->
                        notices.getObject().sendMail(task.getData().mail()));
    }

    @Bean
    static Task<EventToDeliver> deliveryTask(ObjectProvider<Notices> notices) {
        return Tasks.oneTime(DELIVERY)
                .onFailure(backOff())
                .onDeadExecutionRevive()
                .execute((task, context) -> notices.getObject()
                        .deliver(task.getData().webhook(), task.getData().eventKey()));
    }

    @Bean
    static Task<Void> digestTask(ObjectProvider<Notices> notices) {
        return Tasks.recurring("notice.digest", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((task, context) -> notices.getObject().sendDigests());
    }

    /** One minute, two, four …, at most six hours apart. */
    private static <T> FailureHandler<T> backOff() {
        return (complete, operations) -> {
            int failures = complete.getExecution().consecutiveFailures + 1;
            if (failures >= ATTEMPTS) {
                operations.stop();
            } else {
                Duration wait = Duration.ofMinutes(Math.min(360, 1L << Math.min(failures - 1, 9)));
                operations.reschedule(complete, complete.getTimeDone().plus(wait));
            }
        };
    }
}
