package org.chamicore.cloudinit.directory;

import java.util.Objects;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.replica.Replica;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads all that the directory is made of at one moment. */
@Component
class DirectoryLoader {

    /** A directory, and where the change log goes on from it. */
    record Loaded(Directory directory, Cursor cursor) {}

    private final ConfigurationReader configuration;
    private final Replica inventory;
    private final ChangeLog changeLog;
    private final TransactionTemplate snapshot;

    DirectoryLoader(
            ConfigurationReader configuration,
            Replica inventory,
            ChangeLog changeLog,
            PlatformTransactionManager transactions) {
        this.configuration = configuration;
        this.inventory = inventory;
        this.changeLog = changeLog;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    Loaded load() {
        return Objects.requireNonNull(snapshot.execute(status -> {
            DirectoryEditor directory = Directory.EMPTY.edit();
            configuration.readInto(directory);
            inventory.forEach(entry -> directory.takeInventory(entry.kind(), entry.key(), entry.value()));
            return new Loaded(directory.done(), changeLog.snapshotCursor());
        }));
    }
}
