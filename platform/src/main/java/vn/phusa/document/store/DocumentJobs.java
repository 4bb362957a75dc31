package vn.phusa.document.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.Documents;

@Configuration(proxyBeanMethods = false)
class DocumentJobs {
    /** Clears up every night what erasures have left. */
    @Bean
    Task<?> removeUnreferencedContent(ObjectProvider<Documents> documents) {
        return Tasks.recurring(
                        "document.remove-unreferenced-content", Schedules.daily(VietnamTime.ZONE, LocalTime.of(2, 30)))
                .execute((instance, context) -> documents.getObject().collectGarbage());
    }
}
