package org.chamicore.cli.export;

import static org.chamicore.cli.export.Source.added;
import static org.chamicore.cli.export.Source.whole;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is exported, by the column. Each column of the schemas is either exported or named here as left out, which a test demands: a new
 * one is left out until somebody has thought about it.
 */
final class Sources {

    private static final List<String> SCHEMAS = List.of("smd", "bss", "cloudinit", "auth");

    /** In every schema: how it runs. */
    private static final List<String> LEFT_OUT_EVERYWHERE = List.of(
            "change_log_retired",
            "change_log_state",
            "event_failures",
            "retention",
            "schema_migrations",
            "service_events",
            "service_sessions");

    /** Tables of which nothing is exported: secrets, what people and nodes are told, and what is there to run a service. */
    private static final List<String> LEFT_OUT = List.of(
            "auth.application",
            "auth.audit_event",
            "auth.audit_segment",
            "auth.bootstrap_token",
            "auth.browser_login",
            "auth.consent",
            "auth.failed_attempt",
            "auth.identity_provider",
            "auth.local_user",
            "auth.policy",
            "auth.policy_role",
            "auth.refresh_token",
            "auth.revocation",
            "auth.revocation_state",
            "auth.service_account",
            "auth.session",
            "auth.signing_key",
            "auth.used_assertion",
            "bss.endpoint_access",
            "bss.replica",
            "bss.replica_cursor",
            "cloudinit.cluster_defaults",
            "cloudinit.instance",
            "cloudinit.node_group",
            "cloudinit.node_token_use",
            "cloudinit.replica",
            "cloudinit.replica_cursor",
            "smd.notification_progress",
            "smd.redfish_credential",
            "smd.reservation",
            "smd.subscription");

    private static final List<Source> OF_ONE_SCHEMA = List.of(
            whole(
                    "smd",
                    "component",
                    "id",
                    "type",
                    "state",
                    "flag",
                    "enabled",
                    "software_status",
                    "role",
                    "sub_role",
                    "nid",
                    "subtype",
                    "net_type",
                    "arch",
                    "class",
                    "reservation_disabled",
                    "locked",
                    "custom_fields"),
            whole(
                            "smd",
                            "component_endpoint",
                            "id",
                            "type",
                            "endpoint_id",
                            "redfish_type",
                            "redfish_subtype",
                            "uuid",
                            "odata_id")
                    .without("info"),
            whole("smd", "component_group", "label", "description", "exclusive_group", "tags"),
            whole("smd", "component_partition", "name", "description", "tags"),
            whole("smd", "ethernet_interface", "mac_address", "description", "component_id", "type", "last_update"),
            whole("smd", "group_member", "component_id", "label", "exclusive_group"),
            added("smd", "hardware_event", "position", "location_id", "fru_id", "event_type", "occurred_at"),
            whole("smd", "hardware_fru", "fru_id", "type", "subtype", "info"),
            whole("smd", "hardware_location", "id", "type", "node", "info", "fru_id"),
            whole("smd", "interface_address", "mac_address", "position", "ip_address", "network"),
            whole("smd", "node_map", "id", "nid", "role", "sub_role").without("node_info"),
            whole("smd", "partition_member", "component_id", "name"),
            whole("smd", "power_map", "id", "powered_by"),
            whole(
                            "smd",
                            "redfish_endpoint",
                            "id",
                            "type",
                            "name",
                            "hostname",
                            "domain",
                            "fqdn",
                            "enabled",
                            "uuid",
                            "mac_address",
                            "ip_address",
                            "last_discovery_attempt",
                            "last_discovery_status",
                            "redfish_version")
                    .without("username", "use_ssdp", "mac_required", "rediscover_on_update", "template_id"),
            whole("smd", "service_endpoint", "endpoint_id", "redfish_type", "redfish_subtype", "uuid", "odata_id")
                    .without("info"),
            whole("bss", "boot_configuration", "id", "kernel", "initrd", "params", "created_at", "last_updated")
                    .without("cloud_init", "referral_token"),
            added(
                    "bss",
                    "boot_request",
                    "id",
                    "requested_at",
                    "address",
                    "asked",
                    "xname",
                    "arch",
                    "retry",
                    "outcome",
                    "selector",
                    "configuration_id",
                    "reason",
                    "times"),
            whole("bss", "boot_selector", "kind", "value", "configuration_id", "created_at"),
            whole("bss", "unknown_node", "mac", "arch", "address", "first_seen", "last_seen", "requests"),
            whole("cloudinit", "phone_home", "id", "phoned_at", "address", "instance_id", "hostname", "fqdn")
                    .without("pub_key_rsa", "pub_key_ecdsa", "pub_key_ed25519"),
            whole("cloudinit", "seed_fetch", "id", "fetched_at", "instance_id"),
            whole("cloudinit", "unknown_caller", "address", "first_seen", "last_seen", "requests", "path"));

    private Sources() {}

    static List<Source> all(List<String> schemas) {
        return Stream.concat(OF_ONE_SCHEMA.stream(), SCHEMAS.stream().flatMap(Sources::ofEach))
                .filter(source -> schemas.contains(source.schema()))
                .toList();
    }

    /** Tables, with their schemas, that are left out whole. */
    static List<String> leftOut() {
        return Stream.concat(LEFT_OUT.stream(), SCHEMAS.stream().flatMap(schema -> LEFT_OUT_EVERYWHERE.stream()
                        .map(table -> schema + "." + table)))
                .toList();
    }

    /** What was before and after a change may hold what a site keeps in cloud-init or on a kernel's command line. */
    private static Stream<Source> ofEach(String schema) {
        return Stream.of(
                added(schema, "change_log", "position", "xid", "occurred_at", "actor", "request_id", "kind", "key")
                        .without("before", "after")
                        .insertedBy("xid"),
                added(
                        schema,
                        "connection_metrics",
                        "id",
                        "recorded_at",
                        "instance",
                        "pool_size",
                        "active",
                        "idle",
                        "waiting",
                        "queries",
                        "failed",
                        "average_ms"),
                added(
                        schema,
                        "event_metrics",
                        "id",
                        "recorded_at",
                        "instance",
                        "consumer",
                        "event",
                        "success",
                        "events",
                        "mean_ms",
                        "longest_ms",
                        "error"),
                added(schema, "table_sizes", "relation", "recorded_at", "bytes", "row_count"));
    }
}
