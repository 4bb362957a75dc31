package vn.phusa.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import vn.phusa.PhuSa;

/**
 * A test with the whole platform on a real, throw-away PostgreSQL with Cần Thơ's first data. All such tests of a run
 * share one platform, so a test makes what it needs with names of its own and counts nothing that others may add to.
 * Jobs do not run by themselves. Inject {@link SettableClock} to say what time it is.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PhuSa.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "phusa.temporary=true",
            "phusa.jobs.start=false",
            "phusa.first-data=CAN_THO",
            "phusa.portals.inside=true",
            "server.shutdown=immediate"
        })
@AutoConfigureMockMvc
@Import(TestBeans.class)
public @interface PlatformTest {}
