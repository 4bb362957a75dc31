package vn.phusa.base.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;

/** Starts the database beside the rest of the platform, which takes its time until it first asks for it. */
public final class EarlyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return; // the build asks which beans there are, and starts none
        }
        PlatformSettings settings = Binder.get(context.getEnvironment())
                .bind("phusa", PlatformSettings.class)
                .get();
        FutureTask<DatabaseConfiguration.Server> server = new FutureTask<>(() -> DatabaseConfiguration.start(settings));
        Thread.ofPlatform().name("database-start").start(server);
        context.getBeanFactory().registerSingleton("startingDatabase", new Starting(server));
    }

    record Starting(Future<DatabaseConfiguration.Server> future) {

        DatabaseConfiguration.Server server() {
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException("the database could not be started", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the database was starting", e);
            }
        }
    }
}
