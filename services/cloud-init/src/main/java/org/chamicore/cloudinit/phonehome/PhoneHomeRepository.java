package org.chamicore.cloudinit.phonehome;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the reports, of which the last one of each node is kept. */
@Repository
class PhoneHomeRepository {

    private final JdbcClient jdbc;

    PhoneHomeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PhoneHome> list() {
        return jdbc.sql("""
                        select id, phoned_at, host(address) as address, instance_id, hostname, fqdn
                             , pub_key_rsa, pub_key_ecdsa, pub_key_ed25519
                          from phone_home
                         order by id
                        """).query(PhoneHomeRepository::toPhoneHome).list();
    }

    Optional<PhoneHome> find(NodeId id) {
        return jdbc.sql("""
                        select id, phoned_at, host(address) as address, instance_id, hostname, fqdn
                             , pub_key_rsa, pub_key_ecdsa, pub_key_ed25519
                          from phone_home
                         where id = :id
                        """)
                .param("id", id.value())
                .query(PhoneHomeRepository::toPhoneHome)
                .optional();
    }

    /** Holds off every other writer of this id until the caller's transaction ends. */
    void lock(NodeId id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('phone_home ' || :id, 0))")
                .param("id", id.value())
                .query((row, rowNumber) -> id)
                .single();
    }

    void put(PhoneHome report) {
        jdbc.sql("""
                        insert into phone_home (
                               id, phoned_at, address, instance_id, hostname, fqdn
                             , pub_key_rsa, pub_key_ecdsa, pub_key_ed25519)
                        values (:id, :phonedAt, cast(:address as inet), :instanceId, :hostname, :fqdn
                             , :rsa, :ecdsa, :ed25519)
                            on conflict (id) do update
                           set phoned_at       = excluded.phoned_at
                             , address         = excluded.address
                             , instance_id     = excluded.instance_id
                             , hostname        = excluded.hostname
                             , fqdn            = excluded.fqdn
                             , pub_key_rsa     = excluded.pub_key_rsa
                             , pub_key_ecdsa   = excluded.pub_key_ecdsa
                             , pub_key_ed25519 = excluded.pub_key_ed25519
                        """)
                .param("id", report.id().value())
                .param("phonedAt", report.phonedAt().atOffset(ZoneOffset.UTC))
                .param("address", report.address())
                .param("instanceId", report.instanceId())
                .param("hostname", report.hostname())
                .param("fqdn", report.fqdn())
                .param("rsa", report.hostKeys().rsa())
                .param("ecdsa", report.hostKeys().ecdsa())
                .param("ed25519", report.hostKeys().ed25519())
                .update();
    }

    private static PhoneHome toPhoneHome(ResultSet row, int rowNumber) throws SQLException {
        return new PhoneHome(
                NodeId.valueOf(row.getString("id")),
                row.getObject("phoned_at", OffsetDateTime.class).toInstant(),
                row.getString("address"),
                row.getString("instance_id"),
                row.getString("hostname"),
                row.getString("fqdn"),
                new HostKeys(
                        row.getString("pub_key_rsa"),
                        row.getString("pub_key_ecdsa"),
                        row.getString("pub_key_ed25519")));
    }
}
