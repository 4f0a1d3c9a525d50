package org.chamicore.cli.imports;

import org.chamicore.cli.imports.bss.ImportBssCommand;
import org.chamicore.cli.imports.cloudinit.ImportCloudInitCommand;
import org.chamicore.cli.imports.opaal.ImportOpaalCommand;
import org.chamicore.cli.imports.smd.ImportSmdCommand;
import picocli.CommandLine.Command;

@Command(
        name = "import",
        description = "brings over what OpenCHAMI's servers know: smd first, then bss, cloud-init and opaal",
        subcommands = {
            ImportSmdCommand.class,
            ImportBssCommand.class,
            ImportCloudInitCommand.class,
            ImportOpaalCommand.class
        })
public final class ImportCommand {}
