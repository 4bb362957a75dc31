package vn.phusa.programme.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.programme.Forecasts;

@Configuration(proxyBeanMethods = false)
class ForecastJob {
    /** Computes the day's forecast, and again when something has changed. */
    @Bean
    static Task<Void> forecastTask(ObjectProvider<Forecasts> forecasts) {
        return Tasks.recurring("programme.forecast", FixedDelay.of(Duration.ofMinutes(2)))
                .execute((task, context) -> forecasts.getObject().bringUpToDate());
    }
}
