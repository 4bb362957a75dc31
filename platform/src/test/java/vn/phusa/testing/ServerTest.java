package vn.phusa.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import vn.phusa.PhuSa;

/** A test with a real server on a free port ({@code local.server.port}), the same as that of {@link BrowserTest}, but without a browser. */
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
public @interface ServerTest {}
