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
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tokens by client credentials, each with its row in the audit log, and checks of tokens, both from {@code -Dclients} connections at
 * once: {@code -Drounds} times {@code -Dtokens} tokens are asked for, then as many requests are sent with one token that the service
 * knows, then one with each of the new ones. Medians are printed. What other programs take away from a machine changes a figure per
 * second and leaves the figure per second of processor time nearly alone.
 */
final class TokenFigures {

    private static final String AUTH = Target.AUTH;
    private static final String CHECKED = Target.BOOT + "/boot/v1/bootparameters?name=nobody";
    private static final Pattern TEXT = Pattern.compile("\"(access_token|secret)\":\"([^\"]+)\"");

    private final int clients = Target.number("clients", 16);
    private final int count = Target.number("tokens", 6000);
    private final String account = "token-figures-" + ProcessHandle.current().pid();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What one request of a round took, in seconds: of time, of the service's processor time, and of PostgreSQL's. */
    private record Cost(double time, double service, double postgres) {

        double core() {
            return service + postgres;
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
            rounds(tokenRequest(secret));
        } finally {
            Target.exchange(Target.request(AUTH + "/auth/v1/service-accounts/" + account)
                    .DELETE());
        }
    }

    /** A token that is new costs a signature's check; one that was seen in the last minute does not. */
    private void rounds(HttpRequest ask) {
        HttpRequest known = check(text(send(ask)));
        List<Cost> asked = new ArrayList<>();
        List<Cost> remembered = new ArrayList<>();
        List<Cost> checked = new ArrayList<>();
        int rounds = Target.number("rounds", 7);
        for (int round = 0; round <= rounds; round++) { // the first warms up, and does not count
            ConcurrentLinkedQueue<HttpRequest> fresh = new ConcurrentLinkedQueue<>();
            asked.add(round(AUTH, () -> fresh.add(check(text(send(ask))))));
            remembered.add(round(Target.BOOT, () -> send(known)));
            checked.add(round(Target.BOOT, () -> send(Objects.requireNonNull(fresh.poll()))));
        }
        List.of(asked, remembered, checked).forEach(List::removeFirst);
        print("tokens by client credentials", asked);
        print("requests with a token that is known", remembered);
        print("requests with a token that is new", checked);
        double[] differences = IntStream.range(0, rounds)
                .mapToDouble(each ->
                        checked.get(each).service() - remembered.get(each).service())
                .sorted()
                .toArray();
        System.out.printf(
                "%-36s %7.0f per second of its processor time: %.0f us each, %.0f to %.0f in the rounds%n",
                "so checks of new tokens",
                1 / median(differences),
                median(differences) * 1e6,
                differences[0] * 1e6,
                differences[rounds - 1] * 1e6);
    }

    private static void print(String what, List<Cost> costs) {
        System.out.printf(
                "%-36s %7.0f/s %7.0f per second of its processor time %7.0f with PostgreSQL's%n",
                what, 1 / median(costs, Cost::time), 1 / median(costs, Cost::service), 1 / median(costs, Cost::core));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
        return median(costs.stream().mapToDouble(of).sorted().toArray());
    }

    /** Of an odd number the one in the middle, of an even one the higher of the two. */
    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private Cost round(String service, Runnable request) {
        double processor = ProcessorTime.ofService(service);
        double postgres = ProcessorTime.ofPostgres();
        long begin = System.nanoTime();
        AtomicInteger left = new AtomicInteger(count);
        together(() -> {
            while (left.getAndDecrement() > 0) {
                request.run();
            }
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Cost(
                seconds / count,
                (ProcessorTime.ofService(service) - processor) / count,
                (ProcessorTime.ofPostgres() - postgres) / count);
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
