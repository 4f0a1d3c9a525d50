package org.chamicore.cli.account;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.console.Table;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.token.AdminTokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Service accounts of the local suite; a secret is the only thing on standard output, so that scripts can take it. */
@Command(
        name = "account",
        description = "the programs that get tokens with a secret (service accounts) of the local suite")
public final class AccountCommand {

    private static final String ACCOUNTS = "/auth/v1/service-accounts";

    @Command(name = "list", description = "shows each account, what it may do and when it last got a token")
    int list(@Mixin SuiteOptions options) {
        Table table = new Table("ACCOUNT", "ROLES", "SCOPES", "STATE", "LAST USED", "OLD SECRET UNTIL");
        String after = "";
        do {
            JsonNode page = api(options)
                    .get(ACCOUNTS + "?limit=1000" + after)
                    .orRefuse()
                    .json();
            page.path("serviceAccounts").forEach(account -> table.row(cells(account)));
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + Api.encoded(next);
        } while (!after.isEmpty());
        System.out.print(table);
        return 0;
    }

    @Command(name = "create", description = "makes an account; prints its secret, which is made up and shown this once")
    int create(
            @Mixin SuiteOptions options,
            @Parameters(paramLabel = "NAME", description = "its client id") String name,
            @Option(names = "--role", defaultValue = "service", description = "service, viewer, operator or admin")
                    String role) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("clientId", name, "roles", List.of(role)));
        System.out.println(secret(api(options).post(ACCOUNTS, body).orRefuse().json()));
        System.err.printf(
                "%s gets tokens as %s: curl -u %s:SECRET -d grant_type=client_credentials %s/oauth2/token%nThe secret"
                        + " is not shown again; 'account rotate %s' makes another.%n",
                name, role, name, options.address().of(Service.AUTH), name);
        return 0;
    }

    @Command(name = "rotate", description = "prints another secret; the old one stays good for a day")
    int rotate(
            @Mixin SuiteOptions options,
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--leaked",
                            description =
                                    "others know the old secret: it ends at once, and so do all tokens of the account")
                    boolean leaked) {
        JsonNode rotated = api(options)
                .post(ACCOUNTS + "/" + Api.encoded(name) + "/secret", leaked ? "{\"overlapSeconds\": 0}" : "{}")
                .orRefuse()
                .json();
        System.out.println(secret(rotated));
        System.err.println(
                leaked
                        ? "The old secret is refused from now on, and its tokens within 10 seconds."
                        : "The old secret is good until %s."
                                .formatted(rotated.path("previousSecretUntil").asString("")));
        return 0;
    }

    @Command(
            name = "disable",
            description = "no more tokens for an account; those it has are refused within 10 seconds")
    int disable(@Mixin SuiteOptions options, @Parameters(paramLabel = "NAME") String name) {
        api(options).post(ACCOUNTS + "/" + Api.encoded(name) + "/disable", "").orRefuse();
        System.err.printf("%s is disabled; 'account enable %s' takes that back.%n", name, name);
        return 0;
    }

    @Command(name = "enable", description = "tokens again for an account that was disabled")
    int enable(@Mixin SuiteOptions options, @Parameters(paramLabel = "NAME") String name) {
        api(options).post(ACCOUNTS + "/" + Api.encoded(name) + "/enable", "").orRefuse();
        return 0;
    }

    @Command(name = "delete", description = "removes an account; tokens that it has are refused within 10 seconds")
    int delete(@Mixin SuiteOptions options, @Parameters(paramLabel = "NAME") String name) {
        api(options).delete(ACCOUNTS + "/" + Api.encoded(name)).orRefuse();
        return 0;
    }

    private static Api api(SuiteOptions options) {
        return new AdminTokens(options.address()).auth();
    }

    private static String[] cells(JsonNode account) {
        return new String[] {
            account.path("clientId").asString(""),
            words(account.path("roles")),
            words(account.path("scopes")),
            account.path("enabled").asBoolean() ? "enabled" : "disabled",
            account.path("lastUsedAt").asString("never"),
            account.path("previousSecretUntil").asString("")
        };
    }

    private static String words(JsonNode list) {
        return String.join(" ", list.valueStream().map(JsonNode::asString).toList());
    }

    private static String secret(JsonNode account) {
        return account.path("secret").asString();
    }
}
