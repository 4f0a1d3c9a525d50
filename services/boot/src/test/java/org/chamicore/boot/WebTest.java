package org.chamicore.boot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chamicore.boot.security.BootRoutes;
import org.chamicore.web.json.JsonAutoConfiguration;
import org.chamicore.web.problem.ProblemAutoConfiguration;
import org.chamicore.web.request.RequestAutoConfiguration;
import org.chamicore.web.security.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Goes with {@code @WebMvcTest}: what every controller stands among, with no token looked at. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration({
    JsonAutoConfiguration.class,
    ProblemAutoConfiguration.class,
    RequestAutoConfiguration.class,
    SecurityAutoConfiguration.class
})
@Import(BootRoutes.class)
@TestPropertySource(properties = "chamicore.auth.mode=off")
public @interface WebTest {}
