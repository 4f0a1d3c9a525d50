package org.chamicore.cli.audit;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "verify",
        description =
                "follows the chain of the audit log from beginning to end, and prints where it ends; exit code 1 where it is broken")
final class VerifyCommand implements Callable<Integer> {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Option(
            names = "--noted",
            defaultValue = "",
            description =
                    "where the chain once ended, POSITION:HASH as this command printed it; it must still lead through there")
    private String noted = "";

    @Override
    public Integer call() {
        String token = new AdminTokens(options.address()).issue(Role.ADMIN, TOKEN_LIFE);
        JsonNode found = Api.open(options.address().of(Service.AUTH), LONGEST)
                .authorized("Bearer " + token)
                .get("/auth/v1/audit/verification" + (noted.isEmpty() ? "" : "?noted=" + Api.encoded(noted)))
                .orRefuse()
                .json();
        System.out.println(text(found));
        return found.path("intact").asBoolean() ? 0 : 1;
    }

    static String text(JsonNode found) {
        return found.path("intact").asBoolean()
                ? "intact: %d entries, %d retired before them; ends at %d:%s"
                        .formatted(
                                found.path("entries").asLong(),
                                found.path("retired").asLong(),
                                found.at("/head/position").asLong(),
                                found.at("/head/hash").asString())
                : "broken at %d: %s"
                        .formatted(
                                found.path("brokenAt").asLong(),
                                found.path("fault").asString());
    }
}
