package org.chamicore.cli.imports.opaal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OPAAL's cache: {@code oauth_clients}, {@code identity_providers} and {@code trusted_issuers} (OpenCHAMI/opaal,
 * {@code internal/cache/sqlite}). It keeps no users. A client is a program that has an account from now on, and it is whom tokens of
 * its issuer are for.
 */
final class OpaalFile implements Source {

    private static final String SECRETS = "secrets";

    private final Path file;
    private final ServiceAccounts accounts;
    private final Providers providers;
    private final Grants grants;

    /**
     * What the file does not say.
     *
     * @param role what each account may do
     * @param groupRoles what members of the providers' groups may do; empty where nobody has decided
     */
    record Grants(String role, Map<String, String> groupRoles) {}

    OpaalFile(Path file, ServiceAccounts accounts, Providers providers, Grants grants) {
        this.file = file;
        this.accounts = accounts;
        this.providers = providers;
        this.grants = grants;
    }

    @Override
    public void read(Taker taker) {
        List<JsonNode> clients = table("oauth_clients", "id");
        taker.take(accounts, clients.stream().map(this::account).toList());
        for (JsonNode client : clients) {
            for (String secret : List.of("secret", "registration_access_token")) {
                if (!Json.text(client, secret).isEmpty()) {
                    taker.leave(
                            SECRETS,
                            "%s of %s".formatted(secret, Json.text(client, "id")),
                            "auth makes secrets of its own");
                }
            }
        }
        providers(clients, taker);
        for (JsonNode issuer : table("trusted_issuers", "id")) {
            taker.leave(
                    "trusted issuers",
                    Json.text(issuer, "issuer"),
                    "assertions are not taken; tokens of an identity provider are exchanged");
        }
    }

    private Item account(JsonNode client) {
        ObjectNode body = Json.object().put("clientId", Json.text(client, "id"));
        body.set("roles", Json.texts(List.of(grants.role()).stream()));
        return Item.of(Json.text(client, "id"), body);
    }

    private void providers(List<JsonNode> clients, Taker taker) {
        Map<String, String> audiences = new TreeMap<>();
        clients.stream()
                .filter(each -> !Json.text(each, "issuer").isEmpty())
                .forEach(each -> audiences.putIfAbsent(Json.text(each, "issuer"), Json.text(each, "id")));
        table("identity_providers", "issuer").forEach(each -> audiences.putIfAbsent(Json.text(each, "issuer"), ""));
        List<Item> items = new ArrayList<>();
        audiences.forEach((issuer, audience) -> {
            if (audience.isEmpty()) {
                taker.leave(providers.title(), issuer, "no client says whom its tokens are for");
            } else if (grants.groupRoles().isEmpty()) {
                taker.leave(
                        providers.title(), issuer, "nobody has said what its groups may do: --group-role GROUP=ROLE");
            } else {
                items.add(provider(issuer, audience));
            }
        });
        taker.take(providers, items);
    }

    private Item provider(String issuer, String audience) {
        ObjectNode body = Json.object().put("issuer", issuer).put("audience", audience);
        ObjectNode roles = body.withObject("/groupRoles");
        grants.groupRoles().forEach(roles::put);
        return Item.of(name(issuer), body);
    }

    /** The host of the issuer, as far as names may have it. */
    private static String name(String issuer) {
        String host = Optional.of(issuer)
                .filter(each -> each.matches("https?://[A-Za-z0-9.:/_-]+"))
                .map(URI::create)
                .map(URI::getHost)
                .orElse(issuer);
        String name =
                host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceFirst("^-", "");
        return name.substring(0, Math.min(32, name.length()));
    }

    /** All rows of a table; none where there is no such table. */
    private List<JsonNode> table(String table, String order) {
        if (!Files.isReadable(file)) {
            throw new RefusedException("There is no file %s that can be read".formatted(file));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:%s?mode=ro".formatted(file.toUri()));
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from sqlite_master where type = 'table' and name = '%s'".formatted(table))
                    .next()) {
                return List.of();
            }
            try (ResultSet rows = statement.executeQuery("select * from %s order by %s".formatted(table, order))) {
                List<JsonNode> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(row(rows));
                }
                return read;
            }
        } catch (SQLException failed) {
            throw new RefusedException("%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
        }
    }

    private static ObjectNode row(ResultSet rows) throws SQLException {
        ObjectNode row = Json.object();
        ResultSetMetaData columns = rows.getMetaData();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            row.put(columns.getColumnName(at), rows.getString(at));
        }
        return row;
    }
}
