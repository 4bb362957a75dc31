package vn.phusa.base.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jobs, and the outbox: what must happen after a commit is a one-time task that is written in the same transaction.
 * Rooms contribute {@link Task} beans; several nodes share the work through PostgreSQL (SKIP LOCKED), and a task that
 * dies with its node is taken up by another.
 */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
    static final String TABLE = "base.scheduled_tasks";

    /** With this rooms write tasks; it takes part in the caller's transaction. */
    @Bean
    SchedulerClient jobs(
            DataSource database, List<Task<?>> tasks, JsonMapper json, Clock clock, Migrations migrations) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), new ArrayList<>(tasks))
                .tableName(TABLE)
                .serializer(new JsonTaskData(json))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
    }

    @Bean(destroyMethod = "stop")
    Scheduler jobRunner(DataSource database, List<Task<?>> tasks, JsonMapper json, Clock clock, Migrations migrations) {
        List<Task<?>> onCall = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : tasks) {
            if (task instanceof RecurringTask<?> often) {
                recurring.add(often);
            } else {
                onCall.add(task);
            }
        }
        SchedulerBuilder builder = Scheduler.create(database, onCall)
                .startTasks(recurring)
                .tableName(TABLE)
                .serializer(new JsonTaskData(json))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .threads(8)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(15))
                .shutdownMaxWait(Duration.ofSeconds(10));
        return builder.build();
    }

    /** Jobs run only once the whole platform stands; tests that run them by hand switch this off. */
    @Bean
    JobStart jobStart(Scheduler scheduler, @Value("${phusa.jobs.start:true}") boolean start) {
        return new JobStart(scheduler, start);
    }

    record JobStart(Scheduler scheduler, boolean start) {
        @EventListener(ApplicationReadyEvent.class)
        void begin() {
            if (start) {
                scheduler.start();
            }
        }
    }
}
