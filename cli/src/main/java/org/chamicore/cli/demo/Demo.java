package org.chamicore.cli.demo;

import java.time.Duration;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import tools.jackson.databind.JsonNode;

/** Sends the {@link SampleCluster} to a running suite, as a site's tools would. It may be sent as often as one likes. */
public final class Demo {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration TOKEN = Duration.ofMinutes(10);
    private static final int CONFLICT = 409;

    private final Progress progress;
    private final Api inventory;
    private final Api boot;
    private final Api cloudInit;

    public Demo(SuiteAddress suite, Progress progress) {
        String token = "Bearer " + new AdminTokens(suite).issue(Role.OPERATOR, TOKEN);
        this.progress = progress;
        this.inventory = Api.open(suite.of(Service.INVENTORY), TIMEOUT).authorized(token);
        this.boot = Api.open(suite.of(Service.BOOT), TIMEOUT).authorized(token);
        this.cloudInit = Api.open(suite.of(Service.CLOUD_INIT), TIMEOUT).authorized(token);
    }

    /** Sends everything. */
    public void load() {
        inventory
                .post("/hsm/v2/State/Components", SampleCluster.components().toString())
                .orRefuse();
        progress.say("inventory", "nodes named, with their roles and numbers");
        for (JsonNode endpoint : SampleCluster.redfishEndpoints()) {
            send(endpoint);
            progress.say("inventory", "board controller %s with its nodes".formatted(text(endpoint, "ID")));
        }
        for (JsonNode group : SampleCluster.groups()) {
            sendGroup(group);
            progress.say("inventory", "group " + text(group, "label"));
        }
        for (JsonNode parameters : SampleCluster.bootParameters()) {
            boot.put("/boot/v1/bootparameters", parameters.toString()).orRefuse();
            progress.say(
                    "boot", "parameters for " + parameters.path("hosts").path(0).asString());
        }
        cloudInit
                .post(
                        "/cloud-init/admin/cluster-defaults",
                        SampleCluster.clusterDefaults().toString())
                .orRefuse();
        progress.say("cloud-init", "cluster defaults");
        for (JsonNode group : SampleCluster.cloudInitGroups()) {
            cloudInit
                    .put("/cloud-init/admin/groups/" + text(group, "name"), group.toString())
                    .orRefuse();
            progress.say("cloud-init", "group " + text(group, "name"));
        }
    }

    /** What the first node is given, as soon as all of the above has reached boot and cloud-init. */
    public FirstNode firstNode() {
        return FirstNode.await(boot, cloudInit);
    }

    /** As magellan does with --force-update: what is known already is replaced. */
    private void send(JsonNode endpoint) {
        Answer answer = inventory.post("/hsm/v2/Inventory/RedfishEndpoints", endpoint.toString());
        if (answer.status() == CONFLICT) {
            answer = inventory.put("/hsm/v2/Inventory/RedfishEndpoints/" + text(endpoint, "ID"), endpoint.toString());
        }
        answer.orRefuse();
    }

    private void sendGroup(JsonNode group) {
        Answer answer = inventory.post("/hsm/v2/groups", group.toString());
        if (answer.status() == CONFLICT) {
            answer = inventory.put(
                    "/hsm/v2/groups/%s/members".formatted(text(group, "label")),
                    group.path("members").toString());
        }
        answer.orRefuse();
    }

    private static String text(JsonNode thing, String field) {
        return thing.path(field).asString();
    }
}
