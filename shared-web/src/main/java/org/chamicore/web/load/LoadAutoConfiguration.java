package org.chamicore.web.load;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Bounds Tomcat: the one place for all services. What no bound of ours is needed for stands in chamicore-web.yaml. */
@AutoConfiguration
@EnableConfigurationProperties(LoadProperties.class)
public class LoadAutoConfiguration {

    /** Threads that only requests answered from memory can take, for the others may all be waiting. */
    private static final int FROM_MEMORY = 64;

    @Bean
    FilterRegistrationBean<LoadFilter> loadFilter(LoadProperties load) {
        FilterRegistrationBean<LoadFilter> registration = new FilterRegistrationBean<>(new LoadFilter(load));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    IdleCollection idleCollection(LoadProperties load) {
        return new IdleCollection(load.idleCollection());
    }

    /** After Boot's own, whose threads have no bound. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedTomcat(LoadProperties load) {
        int threads = load.requests() + FROM_MEMORY;
        return tomcat -> {
            tomcat.addConnectorCustomizers(connector -> {
                connector.setProperty("maxConnections", "" + load.connections());
                connector.setProperty("processorCache", "" + threads);
                connector.setProperty(
                        "socket.appReadBufSize", "" + load.readBuffer().toBytes());
                connector.setProperty(
                        "socket.appWriteBufSize", "" + load.writeBuffer().toBytes());
            });
            tomcat.addProtocolHandlerCustomizers(protocol -> protocol.setExecutor(new BoundedThreads(threads)));
        };
    }
}
