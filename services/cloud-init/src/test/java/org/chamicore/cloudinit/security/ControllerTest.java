package org.chamicore.cloudinit.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.TestTokens;
import org.chamicore.web.json.JsonAutoConfiguration;
import org.chamicore.web.problem.ProblemAutoConfiguration;
import org.chamicore.web.request.RequestAutoConfiguration;
import org.chamicore.web.security.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/** A test of controllers behind everything that a request passes on its way to them; what they call is mocked. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest
@ImportAutoConfiguration({
    JsonAutoConfiguration.class,
    ProblemAutoConfiguration.class,
    RequestAutoConfiguration.class,
    SecurityAutoConfiguration.class
})
@EnableConfigurationProperties(CloudInitProperties.class)
@Import({CloudInitRoutes.class, TestTokens.class})
public @interface ControllerTest {

    @AliasFor(annotation = WebMvcTest.class, attribute = "controllers")
    Class<?>[] value();
}
