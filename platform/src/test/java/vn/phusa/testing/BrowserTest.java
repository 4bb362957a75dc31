package vn.phusa.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import vn.phusa.PhuSa;

/**
 * A test that uses the platform as a person does: a real server on a free port and a real Chromium. Inject {@link
 * Browser} and open a {@link Tab} at each {@link Screen}. Skipped, loudly, where no Chromium is installed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PhuSa.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "phusa.temporary=true",
            "phusa.jobs.start=false",
            "phusa.first-data=CAN_THO",
            "server.shutdown=immediate"
        })
@Import(BrowserBeans.class)
@ExtendWith(ChromiumNeeded.class)
public @interface BrowserTest {}
