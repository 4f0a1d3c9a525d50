package org.chamicore.web.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.chamicore.web.security.AuthProperties;
import org.chamicore.web.security.ServiceTokens;
import org.chamicore.web.trace.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Follows the feed that {@code chamicore.feed.url} names, in a service that declares a {@link FeedSink} for it. */
@AutoConfiguration
@ConditionalOnProperty("chamicore.feed.url")
@EnableConfigurationProperties({FeedProperties.class, AuthProperties.class})
public class FeedAutoConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** What an answer may take beyond the time that it was asked to wait. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Bean
    NeighbourCalls feedCalls() {
        return new NeighbourCalls("feed");
    }

    @Bean
    FeedClient feedClient(
            FeedSink sink,
            FeedProperties feed,
            AuthProperties auth,
            JsonMapper json,
            Environment environment,
            NeighbourCalls calls,
            ObjectProvider<Traces> traces) {
        RestClient.Builder builder = RestClient.builder()
                .baseUrl(feed.url().toString())
                .requestInterceptors(all -> all.addAll(ServiceTokens.forCalls(
                        auth, environment.getProperty("spring.application.name", ""), feed.scope())))
                .requestInterceptor(calls);
        traces.ifAvailable(each -> each.observe(builder));
        RestClient client = builder.build();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        FeedSource source = new FeedSource(
                within(feed.longPoll().plus(SLACK), http, client),
                within(feed.snapshotTimeout(), http, client),
                json,
                sink.kinds());
        Traces traced = traces.getIfAvailable();
        return new FeedClient(source, traced == null ? sink : new TracedSink(sink, traced), feed, calls);
    }

    private static RestClient within(Duration longest, HttpClient http, RestClient client) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(longest);
        return client.mutate().requestFactory(requests).build();
    }

    @Bean
    FeedHealth feedHealthIndicator(FeedClient client, FeedProperties feed, NeighbourCalls calls) {
        return new FeedHealth(client::state, feed.longPoll(), calls::state);
    }

    @Bean
    Gauge feedAge(FeedClient client, MeterRegistry metrics) {
        return Gauge.builder("chamicore.feed.age", client, each -> seconds(each.state()))
                .description("Time since the neighbour last answered; NaN before the first time")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Bean
    Gauge feedLag(FeedClient client, MeterRegistry metrics) {
        return Gauge.builder(
                        "chamicore.feed.lag", client, each -> each.state().lag().toMillis() / 1000.0)
                .description("How old the last change was when it was taken in")
                .baseUnit("seconds")
                .register(metrics);
    }

    private static double seconds(FeedState state) {
        return state.lastContact() == null
                ? Double.NaN
                : Duration.between(state.lastContact(), Instant.now()).toMillis() / 1000.0;
    }
}
