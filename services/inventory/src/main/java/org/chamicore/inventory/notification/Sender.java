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

    /**
     * Sends one, and returns when it has arrived or is given up.
     *
     * @throws InterruptedException when it is no longer this process's to send
     */
    void send(String url, Notification notification) throws InterruptedException {
        byte[] body = json.writeValueAsBytes(notification);
        Duration pause = settings.pause();
        for (int tries = 1; tries <= settings.tries(); tries++) {
            if (tries > 1) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
            }
            try {
                int status = post(url, body);
                if (status == DELIVERED) {
                    count("delivered").increment();
                    return;
                }
                log.info("{} answers a notification with {}", url, status);
            } catch (IOException away) {
                log.info("{} cannot be notified: {}", url, away.toString());
            } catch (IllegalArgumentException noAddress) {
                log.info("{} is no address that can be notified: {}", url, noAddress.getMessage());
                break;
            }
        }
        drop(url, "failed", 1);
    }

    /** Notes that notifications are not sent any more. */
    void drop(String url, String reason, int number) {
        count(reason).increment(number);
        log.warn("{} notifications for {} were dropped: {}", number, url, reason);
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
