package org.chamicore.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.Container;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.chamicore.web.security.RouteTable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service with nothing in it, for {@code tests/load/bare}: {@code /text} is a route of Spring MVC behind all that every service
 * has before its controllers, {@code /bare/} gives the same bytes from a servlet of a context of its own in the same Tomcat.
 * {@code -Dport} says where on this machine it listens.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ConstantText.Text.class)
public class ConstantText {

    private static final byte[] TEXT = "{\"status\":\"running\"}\n".getBytes(StandardCharsets.UTF_8);

    /** Runs until it is ended. */
    public static void main(String... arguments) {
        new SpringApplicationBuilder(ConstantText.class)
                .properties(Map.of(
                        "server.port", Target.number("port", 27_790),
                        "server.address", "127.0.0.1",
                        "spring.application.name", "constant-text",
                        "chamicore.auth.issuer", "http://127.0.0.1:9"))
                .run();
    }

    @Bean
    RouteTable routeTable() {
        return RouteTable.of("text").open("it is measured", HttpMethod.GET, "/text");
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareContext() {
        return tomcat -> tomcat.addContextCustomizers(context -> addBare(context.getParent()));
    }

    private static void addBare(Container host) {
        StandardContext bare = new StandardContext();
        bare.setName("/bare");
        bare.setPath("/bare");
        bare.addLifecycleListener(new Tomcat.FixContextListener());
        host.addChild(bare);
        Tomcat.addServlet(bare, "bare", new Bare());
        bare.addServletMappingDecoded("/", "bare");
    }

    private static void answer(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(TEXT.length);
        response.getOutputStream().write(TEXT);
    }

    /** Nothing before it. */
    static final class Bare extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(response);
        }
    }

    /** The constant text as services answer it. */
    @RestController
    static final class Text {
        @GetMapping("/text")
        void text(HttpServletResponse response) throws IOException {
            answer(response);
        }
    }
}
