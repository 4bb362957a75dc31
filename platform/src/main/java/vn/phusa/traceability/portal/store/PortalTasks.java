package vn.phusa.traceability.portal.store;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.traceability.portal.Portals;

/** The task that carries a message to its portal after the commit, and asks until the portal has decided. */
@Configuration(proxyBeanMethods = false)
public class PortalTasks {
    /** Which message. */
    public record MessageToCarry(long message) {}

    public static final TaskDescriptor<MessageToCarry> CARRY =
            TaskDescriptor.of("traceability.portal", MessageToCarry.class);

    /** After so many attempts (about a week) a message is given up. */
    public static final int ATTEMPTS = 40;

    /** Said by a run that left the message undecided, so that it is tried again. */
    public static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Undecided(String reason) {
            super(reason);
        }
    }

    @Bean
    static Task<MessageToCarry> portalTask(ObjectProvider<Portals> portals) {
        return Tasks.oneTime(CARRY)
                .onFailure(backOff())
                .onDeadExecutionRevive()
                .execute((task, context) ->
                        portals.getObject().carry(task.getData().message()));
    }

    /** One minute, two, four …, at most four hours apart; the message itself knows when it is given up. */
    private static <T> FailureHandler<T> backOff() {
        return (complete, operations) -> {
            int failures = complete.getExecution().consecutiveFailures + 1;
            Duration wait = Duration.ofMinutes(Math.min(240, 1L << Math.min(failures - 1, 8)));
            operations.reschedule(complete, complete.getTimeDone().plus(wait));
        };
    }
}
