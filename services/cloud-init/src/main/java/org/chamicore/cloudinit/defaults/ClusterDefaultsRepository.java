package org.chamicore.cloudinit.defaults;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.chamicore.cloudinit.addition.Additions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the cluster defaults, and their name in the change log. */
@Repository
public class ClusterDefaultsRepository {

    public static final String KIND = "cluster_defaults";

    static final String KEY = "cluster";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClusterDefaultsRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public ClusterDefaults get() {
        return jdbc.sql("""
                        select cloud_provider, region, availability_zone, cluster_name, public_keys
                             , base_url, short_name, nid_length, hostname_pattern, domain, boot_subnet, wg_subnet, additions
                          from cluster_defaults
                        """).query(this::toDefaults).single();
    }

    /** Holds off every other writer until the caller's transaction ends. */
    ClusterDefaults getForUpdate() {
        return jdbc.sql("""
                        select cloud_provider, region, availability_zone, cluster_name, public_keys
                             , base_url, short_name, nid_length, hostname_pattern, domain, boot_subnet, wg_subnet, additions
                          from cluster_defaults
                           for update
                        """).query(this::toDefaults).single();
    }

    void replace(ClusterDefaults defaults) {
        jdbc.sql("""
                        update cluster_defaults
                           set cloud_provider    = :cloudProvider
                             , region            = :region
                             , availability_zone = :availabilityZone
                             , cluster_name      = :clusterName
                             , public_keys       = cast(:publicKeys as text[])
                             , base_url          = :baseUrl
                             , short_name        = :shortName
                             , nid_length        = :nidLength
                             , hostname_pattern  = :hostnamePattern
                             , domain            = :domain
                             , boot_subnet       = :bootSubnet
                             , wg_subnet         = :wgSubnet
                             , additions         = cast(:additions as jsonb)
                             , last_updated      = now()
                        """)
                .param("cloudProvider", defaults.cloudProvider())
                .param("region", defaults.region())
                .param("availabilityZone", defaults.availabilityZone())
                .param("clusterName", defaults.clusterName())
                .param("publicKeys", defaults.publicKeys().toArray(String[]::new))
                .param("baseUrl", defaults.baseUrl())
                .param("shortName", defaults.shortName())
                .param("nidLength", defaults.nidLength() == null ? 0 : defaults.nidLength())
                .param("hostnamePattern", defaults.hostnamePattern())
                .param("domain", defaults.domain())
                .param("bootSubnet", defaults.bootSubnet())
                .param("wgSubnet", defaults.wgSubnet())
                .param("additions", json.writeValueAsString(defaults.additions()))
                .update();
    }

    private ClusterDefaults toDefaults(ResultSet row, int rowNumber) throws SQLException {
        return new ClusterDefaults(
                row.getString("cloud_provider"),
                row.getString("region"),
                row.getString("availability_zone"),
                row.getString("cluster_name"),
                List.of((String[]) row.getArray("public_keys").getArray()),
                row.getString("base_url"),
                row.getString("short_name"),
                row.getInt("nid_length"),
                row.getString("hostname_pattern"),
                row.getString("domain"),
                row.getString("boot_subnet"),
                row.getString("wg_subnet"),
                json.readValue(row.getString("additions"), Additions.class));
    }
}
