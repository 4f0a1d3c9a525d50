package org.chamicore.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens a second by client credentials, each with its row in the audit log, and checks of tokens a second, both from
 * {@code -Dclients} connections at once. What other programs take away from a machine changes a figure per second and leaves
 * the figure per second of processor time, which is printed beside it, nearly alone.
 */
final class TokenFigures {

    private static final String AUTH = Target.AUTH;
    private static final String CHECKED = Target.BOOT + "/boot/v1/bootparameters?name=nobody";
    private static final Pattern TEXT = Pattern.compile("\"(access_token|secret)\":\"([^\"]+)\"");
    private static final Pattern PROCESSOR = Pattern.compile("(?m)^process_cpu_time_ns_total(?:\\{[^}]*})? (\\S+)");

    private final int clients = Target.number("clients", 16);
    private final String account = "token-figures-" + ProcessHandle.current().pid();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One round: how many requests, in which time, with how much of the server's processor time. */
    private record Round(long requests, double seconds, double processorSeconds) {

        double perProcessorSecond() {
            return requests / processorSeconds;
        }

        void print(String what) {
            System.out.printf(
                    "%-46s %9.0f/s  %9.0f per second of its processor time%n",
                    what, requests / seconds, perProcessorSecond());
        }
    }

    public static void main(String[] arguments) {
        new TokenFigures().run();
    }

    private void run() {
        String secret = text(Target.send(
                "POST",
                AUTH + "/auth/v1/service-accounts",
                "{\"clientId\": \"%s\", \"roles\": [\"viewer\"]}".formatted(account)));
        try {
            HttpRequest ask = tokenRequest(secret);
            round(AUTH, clients * 200, () -> ask);
            Round asked = round(AUTH, Target.number("tokens", 10_000), () -> ask);
            asked.print("tokens by client credentials");
            checks(ask);
        } finally {
            Target.exchange(Target.request(AUTH + "/auth/v1/service-accounts/" + account)
                    .DELETE());
        }
    }

    /** A token that is new costs a signature; one that was seen in the last minute does not. */
    private void checks(HttpRequest ask) {
        ConcurrentLinkedQueue<HttpRequest> fresh = new ConcurrentLinkedQueue<>();
        int wanted = Target.number("checks", 4000);
        AtomicInteger left = new AtomicInteger(wanted);
        together(() -> {
            while (left.getAndDecrement() > 0) {
                fresh.add(check(text(send(ask))));
            }
        });
        HttpRequest known = fresh.poll();
        round(Target.BOOT, wanted, () -> known);
        Round remembered = round(Target.BOOT, wanted, () -> known);
        AtomicInteger next = new AtomicInteger();
        List<HttpRequest> each = new ArrayList<>(fresh);
        Round checked = round(Target.BOOT, each.size(), () -> each.get(next.getAndIncrement() % each.size()));
        remembered.print("requests with a token that is known");
        checked.print("requests with a token that is new");
        double cost = 1 / checked.perProcessorSecond() - 1 / remembered.perProcessorSecond();
        System.out.printf("%-46s %9.0f per second of its processor time%n", "so checks of new tokens", 1 / cost);
    }

    private Round round(String service, int count, Supplier<HttpRequest> requests) {
        double processor = processorSeconds(service);
        long begin = System.nanoTime();
        AtomicInteger left = new AtomicInteger(count);
        together(() -> {
            while (left.getAndDecrement() > 0) {
                send(requests.get());
            }
        });
        return new Round(count, (System.nanoTime() - begin) / 1e9, processorSeconds(service) - processor);
    }

    private void together(Runnable work) {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            threads.invokeAll(Collections.nCopies(clients, Executors.callable(work)))
                    .forEach(Future::resultNow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private double processorSeconds(String service) {
        Matcher found = PROCESSOR.matcher(Target.get(service + "/metrics").body());
        if (!found.find()) {
            throw new IllegalStateException("no process_cpu_time_ns_total at " + service + "/metrics");
        }
        return Double.parseDouble(found.group(1)) / 1e9;
    }

    private HttpRequest tokenRequest(String secret) {
        String credentials =
                Base64.getEncoder().encodeToString((account + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        return HttpRequest.newBuilder(URI.create(AUTH + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }

    private static HttpRequest check(String token) {
        return HttpRequest.newBuilder(URI.create(CHECKED))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    /** A refusal ends the benchmark: it would be worth nothing. */
    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 && answer.statusCode() != 404) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String text(HttpResponse<String> answer) {
        Matcher found = TEXT.matcher(answer.body());
        if (!found.find()) {
            throw new IllegalStateException(answer.body());
        }
        return found.group(2);
    }
}
