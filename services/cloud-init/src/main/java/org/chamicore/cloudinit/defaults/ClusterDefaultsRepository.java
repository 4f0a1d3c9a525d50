package org.chamicore.cloudinit.defaults;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the cluster defaults, and their name in the change log. */
@Repository
public class ClusterDefaultsRepository {

    public static final String KIND = "cluster_defaults";

    static final String KEY = "cluster";

    private final JdbcClient jdbc;

    ClusterDefaultsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public ClusterDefaults get() {
        return jdbc.sql("""
                        select cloud_provider, region, availability_zone, cluster_name, public_keys
                             , base_url, short_name, nid_length, boot_subnet, wg_subnet
                          from cluster_defaults
                        """).query(ClusterDefaultsRepository::toDefaults).single();
    }

    /** Holds off every other writer until the caller's transaction ends. */
    ClusterDefaults getForUpdate() {
        return jdbc.sql("""
                        select cloud_provider, region, availability_zone, cluster_name, public_keys
                             , base_url, short_name, nid_length, boot_subnet, wg_subnet
                          from cluster_defaults
                           for update
                        """).query(ClusterDefaultsRepository::toDefaults).single();
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
                             , boot_subnet       = :bootSubnet
                             , wg_subnet         = :wgSubnet
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
                .param("bootSubnet", defaults.bootSubnet())
                .param("wgSubnet", defaults.wgSubnet())
                .update();
    }

    private static ClusterDefaults toDefaults(ResultSet row, int rowNumber) throws SQLException {
        return new ClusterDefaults(
                row.getString("cloud_provider"),
                row.getString("region"),
                row.getString("availability_zone"),
                row.getString("cluster_name"),
                List.of((String[]) row.getArray("public_keys").getArray()),
                row.getString("base_url"),
                row.getString("short_name"),
                row.getInt("nid_length"),
                row.getString("boot_subnet"),
                row.getString("wg_subnet"));
    }
}
