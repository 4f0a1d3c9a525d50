package org.chamicore.cloudinit.instance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.addition.Additions;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the instances, and their name in the change log. */
@Repository
public class InstanceRepository {

    public static final String KIND = "instance";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InstanceRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<Instance> list() {
        return jdbc.sql("""
                        select id, instance_id, local_hostname, hostname, instance_type, cloud_init_base_url
                             , public_keys, cluster_name, region, availability_zone, cloud_provider, additions
                          from instance
                         order by id
                        """).query(this::toInstance).list();
    }

    Optional<Instance> find(NodeId id) {
        return jdbc.sql("""
                        select id, instance_id, local_hostname, hostname, instance_type, cloud_init_base_url
                             , public_keys, cluster_name, region, availability_zone, cloud_provider, additions
                          from instance
                         where id = :id
                        """).param("id", id.value()).query(this::toInstance).optional();
    }

    /** Holds off every other writer of this id, set or not, until the caller's transaction ends; and of some others. */
    void lock(NodeId id) {
        jdbc.sql("""
                        select pg_advisory_xact_lock((hashtextextended('instance', 0) & ~63) | (hashtextextended(:id, 0) & 63))
                        """).param("id", id.value()).query((row, rowNumber) -> id).single();
    }

    /** Holds off every other writer of instances; a lock for each id would be more than the database has. */
    void lockAll() {
        jdbc.sql("""
                        select pg_advisory_xact_lock((hashtextextended('instance', 0) & ~63) | bucket)
                          from generate_series(cast(0 as bigint), 63) as bucket
                         order by bucket
                        """).query((row, rowNumber) -> rowNumber).list();
    }

    void insert(Instance instance) {
        write("""
                insert into instance (
                       id, instance_id, local_hostname, hostname, instance_type, cloud_init_base_url
                     , public_keys, cluster_name, region, availability_zone, cloud_provider, additions)
                values (:id, :instanceId, :localHostname, :hostname, :instanceType, :baseUrl
                     , cast(:publicKeys as text[]), :clusterName, :region, :availabilityZone, :cloudProvider, cast(:additions as jsonb))
                """, instance);
    }

    void update(Instance instance) {
        write("""
                update instance
                   set instance_id         = :instanceId
                     , local_hostname      = :localHostname
                     , hostname            = :hostname
                     , instance_type       = :instanceType
                     , cloud_init_base_url = :baseUrl
                     , public_keys         = cast(:publicKeys as text[])
                     , cluster_name        = :clusterName
                     , region              = :region
                     , availability_zone   = :availabilityZone
                     , cloud_provider      = :cloudProvider
                     , additions           = cast(:additions as jsonb)
                     , last_updated        = now()
                 where id = :id
                """, instance);
    }

    /** The instance as it was; empty when there was none. */
    Optional<Instance> delete(NodeId id) {
        return jdbc.sql("""
                        delete from instance
                         where id = :id
                        returning id, instance_id, local_hostname, hostname, instance_type, cloud_init_base_url
                                , public_keys, cluster_name, region, availability_zone, cloud_provider, additions
                        """).param("id", id.value()).query(this::toInstance).optional();
    }

    private void write(String statement, Instance instance) {
        jdbc.sql(statement)
                .param("id", instance.id())
                .param("instanceId", instance.instanceId())
                .param("localHostname", instance.localHostname())
                .param("hostname", instance.hostname())
                .param("instanceType", instance.instanceType())
                .param("baseUrl", instance.baseUrl())
                .param("publicKeys", instance.publicKeys().toArray(String[]::new))
                .param("clusterName", instance.clusterName())
                .param("region", instance.region())
                .param("availabilityZone", instance.availabilityZone())
                .param("cloudProvider", instance.cloudProvider())
                .param("additions", json.writeValueAsString(instance.additions()))
                .update();
    }

    private Instance toInstance(ResultSet row, int rowNumber) throws SQLException {
        return new Instance(
                row.getString("id"),
                row.getString("instance_id"),
                row.getString("local_hostname"),
                row.getString("hostname"),
                row.getString("instance_type"),
                row.getString("cloud_init_base_url"),
                List.of((String[]) row.getArray("public_keys").getArray()),
                row.getString("cluster_name"),
                row.getString("region"),
                row.getString("availability_zone"),
                row.getString("cloud_provider"),
                json.readValue(row.getString("additions"), Additions.class));
    }
}
