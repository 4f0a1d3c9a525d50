package org.chamicore.cli.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.console.Table;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.token.AdminTokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bootstrap tokens of the local suite; a new one is the only thing on standard output, so that scripts can take it. */
@Command(
        name = "bootstrap-token",
        description = "tokens with which a service gets its first tokens, once, at the local suite")
public final class BootstrapTokenCommand {

    private static final String TOKENS = "/auth/v1/bootstrap-tokens";
    private static final int MOST = 1000;

    @Command(name = "create", description = "prints a new token, which is shown this once")
    int create(
            @Mixin SuiteOptions options,
            @Parameters(paramLabel = "SUBJECT", description = "the service that it is for") String subject,
            @Option(
                            names = "--audience",
                            required = true,
                            description = "the service that it may ask: smd, bss, cloud-init …")
                    String audience,
            @Option(
                            names = "--scopes",
                            split = ",",
                            defaultValue = "read",
                            description = "what it may there (default: ${DEFAULT-VALUE})")
                    List<String> scopes,
            @Option(
                            names = "--ttl",
                            defaultValue = "600",
                            paramLabel = "SECONDS",
                            description = "until when it must be used, 60 to 3600 (default: ${DEFAULT-VALUE})")
                    int seconds,
            @Option(
                            names = "--bound-to",
                            paramLabel = "NETWORK",
                            description = "the address or network it must come from")
                    @Nullable
                    String network) {
        Map<String, Object> policy = new LinkedHashMap<>(
                Map.of("subject", subject, "audience", audience, "scopes", scopes, "ttl_seconds", seconds));
        if (network != null) {
            policy.put("bound_to", network);
        }
        JsonNode created = api(options)
                .post(TOKENS, JsonMapper.shared().writeValueAsString(policy))
                .orRefuse()
                .json();
        System.out.println(created.path("bootstrap_token").asString());
        System.err.printf(
                "%s uses it once, until %s: TOKENSMITH_BOOTSTRAP_TOKEN in its environment, or grant_type=%s and"
                        + " subject_token_type=%s at /oauth/token.%n",
                subject,
                created.path("expires_at").asString(),
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:openchami:params:oauth:token-type:bootstrap-token");
        return 0;
    }

    @Command(name = "list", description = "shows the newest tokens, whether they were used, and how often in vain")
    int list(@Mixin SuiteOptions options) {
        Table table = new Table("ID", "SUBJECT", "AUDIENCE", "SCOPES", "EXPIRES", "USED", "REFUSED");
        api(options)
                .get(TOKENS + "?limit=" + MOST)
                .orRefuse()
                .json()
                .path("bootstrap_tokens")
                .forEach(token -> table.row(cells(token)));
        System.out.print(table);
        return 0;
    }

    @Command(name = "delete", description = "takes a token back that nobody has used yet")
    int delete(@Mixin SuiteOptions options, @Parameters(paramLabel = "ID") String id) {
        api(options).delete(TOKENS + "/" + Api.encoded(id)).orRefuse();
        return 0;
    }

    private static Api api(SuiteOptions options) {
        return new AdminTokens(options.address()).auth();
    }

    private static String[] cells(JsonNode token) {
        JsonNode policy = token.path("policy");
        return new String[] {
            token.path("id").asString(""),
            policy.path("subject").asString(""),
            policy.path("audience").asString(""),
            String.join(
                    " ",
                    policy.path("scopes").valueStream().map(JsonNode::asString).toList()),
            token.path("expires_at").asString(""),
            token.path("consumed_at").asString("no"),
            token.path("replays").asString("0")
        };
    }
}
