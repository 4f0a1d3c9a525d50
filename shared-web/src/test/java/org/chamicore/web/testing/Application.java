package org.chamicore.web.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A real application on a port of its own. */
public final class Application implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Application(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings pairs of key and value */
    public static Application start(Class<?> main, String... settings) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("server.port", "0", "spring.main.banner-mode", "off"));
        for (int at = 0; at < settings.length; at += 2) {
            all.put(settings[at], settings[at + 1]);
        }
        SpringApplication application =
                new SpringApplicationBuilder(main).registerShutdownHook(false).build();
        return new Application(application.run(all.entrySet().stream()
                .map(each -> "--%s=%s".formatted(each.getKey(), each.getValue()))
                .toArray(String[]::new)));
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
