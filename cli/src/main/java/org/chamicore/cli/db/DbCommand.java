package org.chamicore.cli.db;

import org.chamicore.cli.backup.BackupCommand;
import org.chamicore.cli.backup.RestoreCommand;
import org.chamicore.cli.backup.VerifyCommand;
import org.chamicore.cli.check.CheckCommand;
import org.chamicore.cli.check.SizeCommand;
import org.chamicore.cli.check.SlowCommand;
import org.chamicore.cli.export.ExportCommand;
import org.chamicore.cli.rotate.RotatePasswordCommand;
import picocli.CommandLine.Command;

@Command(
        name = "db",
        description = "looks after the database of a suite",
        subcommands = {
            MigrateCommand.class,
            UndoCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            SlowCommand.class,
            SizeCommand.class,
            RotatePasswordCommand.class
        })
public final class DbCommand {}
