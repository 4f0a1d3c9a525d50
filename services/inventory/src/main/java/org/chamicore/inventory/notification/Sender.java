package org.chamicore.inventory.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends notifications, each a few times where it must be, and counts what becomes of them. */
@Component
class Sender implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final int DELIVERED = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String host = hostName();
    private final JsonMapper json;
    private final NotificationProperties settings;
    private final MeterRegistry metrics;

    Sender(JsonMapper json, NotificationProperties settings, MeterRegistry metrics) {
        this.json = json;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** What goes over the line. */
    byte[] body(Notification notification) {
        return json.writeValueAsBytes(notification);
    }

    /**
     * Sends one, and returns when it has arrived or is given up.
     *
     * @return why it was given up; empty where it arrived
     * @throws InterruptedException when it is no longer this process's to send
     */
    Optional<String> send(String url, byte[] body) throws InterruptedException {
        Duration pause = settings.pause();
        Optional<String> error = sendOnce(url, body);
        for (int tries = 1; tries < settings.tries() && error.isPresent(); tries++) {
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
            error = sendOnce(url, body);
        }
        return error;
    }

    /** As {@link #send}, but tries no second time. */
    Optional<String> sendOnce(String url, byte[] body) throws InterruptedException {
        String error;
        try {
            int status = post(url, body);
            if (status == DELIVERED) {
                count("delivered").increment();
                return Optional.empty();
            }
            error = "answered with " + status;
        } catch (IOException away) {
            error = away.toString();
        } catch (IllegalArgumentException noAddress) {
            error = "no address that can be notified: " + noAddress.getMessage();
        }
        log.info("{} cannot be notified: {}", url, error);
        return Optional.of(error);
    }

    /** How often one is tried before it is given up. */
    int tries() {
        return settings.tries();
    }

    /** Notes that notifications are not sent any more by themselves. */
    void drop(String url, String reason, int number) {
        count(reason).increment(number);
        log.warn("{} notifications for {} were given up: {}", number, url, reason);
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }

    private int post(String url, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", host)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private Counter count(String outcome) {
        return Counter.builder("chamicore.notifications")
                .description("Notifications to subscribers, by what became of them")
                .tag("outcome", outcome)
                .register(metrics);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "inventory";
        }
    }
}
