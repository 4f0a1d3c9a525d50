package org.chamicore.db.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chamicore.db.pool.DegradationListener;
import org.chamicore.db.pool.PoolAutoConfiguration;
import org.chamicore.db.settings.DatabaseSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The sessions of a service that names its schema in {@code chamicore.schema}. */
@AutoConfiguration(
        after = {PoolAutoConfiguration.class, JdbcClientAutoConfiguration.class, JacksonAutoConfiguration.class})
@ConditionalOnProperty("chamicore.schema")
@EnableConfigurationProperties(SessionProperties.class)
public class SessionAutoConfiguration {

    @Bean
    ServiceEvents serviceEvents() {
        return new ServiceEvents();
    }

    /** What degrades the service on its database becomes an event of its process. */
    @Bean
    DegradationListener degradationEvents(ServiceEvents events) {
        return degradation -> events.note(
                degradation.begins() ? "pool.degraded" : "pool.recovered",
                Map.of("kind", degradation.kind().name(), "reason", degradation.reason()));
    }

    @Bean
    ServiceSessions serviceSessions(
            JdbcClient jdbc,
            JsonMapper json,
            ServiceEvents events,
            SessionProperties settings,
            ServiceSessions.Self self) {
        return new ServiceSessions(new SessionRepository(jdbc, json), events, settings, self);
    }

    @Bean
    ServiceSessions.Self thisProcess(
            SessionProperties settings,
            DatabaseSettings database,
            Environment environment,
            ObjectProvider<BuildProperties> build) {
        long pid = ProcessHandle.current().pid();
        String host = hostName();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("host", host);
        metadata.put("pid", pid);
        metadata.put("java", Runtime.version().toString());
        metadata.put("port", environment.getProperty("server.port", "8080"));
        build.ifAvailable(each -> metadata.put("version", String.valueOf(each.getVersion())));
        String given = settings.instance();
        return new ServiceSessions.Self(
                environment.getProperty("spring.application.name", database.schema()),
                given == null || given.isBlank() ? host + "/" + pid : given,
                metadata);
    }

    @Bean
    SessionHealth sessionsHealthIndicator(ServiceSessions sessions) {
        return new SessionHealth(sessions);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    SessionsEndpoint sessionsEndpoint(ServiceSessions sessions) {
        return new SessionsEndpoint(sessions);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
