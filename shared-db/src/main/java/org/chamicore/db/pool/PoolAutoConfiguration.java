package org.chamicore.db.pool;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.sql.DriverManager;
import java.util.Properties;
import org.chamicore.db.migration.SchemaMigrations;
import org.chamicore.db.settings.Credentials;
import org.chamicore.db.settings.DatabaseSettings;
import org.chamicore.db.settings.EnvironmentSettings;
import org.chamicore.db.settings.SettingRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The pool of a service that names its schema in {@code chamicore.schema}: migrated, checked, pinned to that schema. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnProperty("chamicore.schema")
public class PoolAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PoolAutoConfiguration.class);

    @Bean
    DatabaseSettings databaseSettings(ConfigurableEnvironment environment) {
        return new EnvironmentSettings(name -> literal(environment, name))
                .read(environment.getRequiredProperty("chamicore.schema"));
    }

    @Bean
    ApplicationName applicationName(DatabaseSettings settings) {
        return ApplicationName.ofNewInstance(settings.schema(), settings.maxConns());
    }

    @Bean
    ServicePool dataSource(
            DatabaseSettings settings,
            ApplicationName name,
            ObjectProvider<MeterRegistry> metrics,
            ObjectProvider<Tracer> tracer) {
        return new FirstContact(settings.connectRetries()).ask(() -> {
            prepare(settings);
            return new PoolFactory(settings, name).open(metrics.getIfUnique(), tracer.getIfAvailable());
        });
    }

    @Bean
    WarmUp poolWarmUp(ServicePool pool, DatabaseSettings settings) {
        return new WarmUp(pool, settings);
    }

    @Bean
    PoolWatch poolWatch(ServicePool pool, DatabaseSettings settings, ObjectProvider<DegradationListener> listeners) {
        return new PoolWatch(pool, settings, change -> listeners.forEach(each -> each.changed(change)));
    }

    @Bean
    PoolMetrics poolMetrics(ServicePool pool, PoolWatch watch) {
        return new PoolMetrics(pool, watch);
    }

    private static void prepare(DatabaseSettings settings) {
        Credentials owner = settings.migration();
        if (owner != null) {
            int applied = new SchemaMigrations(settings.jdbcUrl(), owner, settings.schema()).migrate();
            log.info("Schema {}: {} migrations applied", settings.schema(), applied);
        }
        // Asked before there is a pool, whose own report of a failure has many lines.
        refuseOtherSearchPath(settings);
        new SchemaMigrations(settings.jdbcUrl(), settings.service(), settings.schema()).check();
    }

    @Bean
    OwnConnections ownConnections(DatabaseSettings settings, ApplicationName name) {
        Properties properties = credentials(settings);
        properties.setProperty("currentSchema", settings.schema());
        properties.setProperty("ApplicationName", name.beside());
        properties.setProperty("tcpKeepAlive", "true");
        return () -> DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    /** A variable as it stands there: Spring would take a <code>${</code> in a password for a placeholder, and print both. */
    private static @Nullable String literal(ConfigurableEnvironment environment, String name) {
        return environment.getPropertySources().stream()
                .filter(source -> source.containsProperty(name))
                .findFirst()
                .map(source -> source instanceof SystemEnvironmentPropertySource
                        ? String.valueOf(source.getProperty(name))
                        : environment.getProperty(name))
                .orElse(null);
    }

    private static Properties credentials(DatabaseSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.service().username());
        properties.setProperty("password", settings.service().password());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "10");
        return properties;
    }

    /** The role's own path counts here, for behind a pooler nothing else may. */
    private static void refuseOtherSearchPath(DatabaseSettings settings) {
        String path = JdbcClient.create(new DriverManagerDataSource(settings.jdbcUrl(), credentials(settings)))
                .sql("select array_to_string(current_schemas(false), ',')")
                .query(String.class)
                .single();
        if (!path.equals(settings.schema())) {
            throw new SettingRefusedException(
                    "the search path of role '%s' leads to schemas [%s] and must lead to %s alone: run the bootstrap again"
                            .formatted(settings.service().username(), path, settings.schema()));
        }
    }
}
