package vn.phusa.traceability.store;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.base.VietnamTime;

@Configuration(proxyBeanMethods = false)
class PartitionJobs {
    private static final int MONTHS_AHEAD = 4;

    /** Each month has its partition long before its first event. */
    @Bean
    RecurringTask<Void> prepareMonthsOfEvents(ObjectProvider<JdbcClient> database, Clock clock) {
        return Tasks.recurring("traceability.prepare-months", FixedDelay.of(Duration.ofDays(1)))
                .execute((_, _) -> prepare(database.getObject(), clock));
    }

    static void prepare(JdbcClient database, Clock clock) {
        database.sql("call traceability.prepare_months(?, ?)")
                .params(java.sql.Date.valueOf(VietnamTime.today(clock)), MONTHS_AHEAD)
                .update();
    }
}
