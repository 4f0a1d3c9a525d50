package org.chamicore.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.StreamedJson;
import org.chamicore.web.json.JsonAutoConfiguration;
import org.chamicore.web.problem.ProblemAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/** A test of one controller, without the filters that every request passes: who may come in is tested with the routes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WebMvcTest
@AutoConfigureMockMvc(addFilters = false)
@ImportAutoConfiguration({JsonAutoConfiguration.class, ProblemAutoConfiguration.class})
@Import({Lists.class, StreamedJson.class, EntityTags.class, StillMoment.class})
public @interface ControllerTest {

    @AliasFor(annotation = WebMvcTest.class, attribute = "controllers")
    Class<?>[] value();
}
