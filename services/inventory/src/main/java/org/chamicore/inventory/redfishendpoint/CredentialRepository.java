package org.chamicore.inventory.redfishendpoint;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.xname.Xname;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passwords as the database holds them. */
@Repository
class CredentialRepository {

    private final JdbcClient jdbc;
    private final BulkLoad load;

    CredentialRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    Map<Xname, byte[]> find(Collection<Xname> endpoints) {
        Map<Xname, byte[]> found = new HashMap<>();
        jdbc.sql("""
                        select endpoint_id, sealed_password
                          from redfish_credential
                         where endpoint_id = any(:endpoints)
                        """).param("endpoints", Columns.names(endpoints)).query(row -> {
            found.put(Xname.parse(row.getString("endpoint_id")), row.getBytes("sealed_password"));
        });
        return found;
    }

    void insert(Map<Xname, byte[]> sealed) {
        if (BulkLoad.isWorthIt(sealed.size())) {
            load.copy(
                    "copy redfish_credential (endpoint_id, sealed_password) from stdin",
                    sealed.entrySet(),
                    each -> List.of(each.getKey(), "\\x" + HexFormat.of().formatHex(each.getValue())));
            return;
        }
        jdbc.sql("""
                        insert into redfish_credential (endpoint_id, sealed_password)
                        select endpoint_id, decode(password, 'hex')
                          from unnest(cast(:endpoints as text[]), cast(:passwords as text[])) as wanted (endpoint_id, password)
                        """)
                .params(Columns.of(sealed.entrySet())
                        .text("endpoints", each -> each.getKey().value())
                        .text("passwords", each -> HexFormat.of().formatHex(each.getValue()))
                        .parameters())
                .update();
    }

    void delete(Collection<Xname> endpoints) {
        jdbc.sql("""
                        delete from redfish_credential
                         where endpoint_id = any(:endpoints)
                        """).param("endpoints", Columns.names(endpoints)).update();
    }
}
