package org.chamicore.boot.bootscript;

import java.util.Optional;
import org.chamicore.boot.bootscript.Decision.Boot;
import org.chamicore.boot.bootscript.Decision.Discover;
import org.chamicore.boot.bootscript.Decision.GiveUp;
import org.chamicore.boot.bootscript.Decision.Wait;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.ImageLocation;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Node;

/**
 * Writes decisions down as iPXE scripts. A script that sends the node back here is replaced by the next one ({@code chain
 * --replace}), for nested ones would pile up in the firmware's memory; and it frees what it had loaded ({@code imgfree}). Where
 * not even the next script can be had, the node stays in this one and tries again.
 */
final class ScriptWriter {

    private static final String OR_RETRY = " || goto boot_retry\n";

    private final Backoff retry;
    private final Backoff unknown;
    private final int tries;

    /** @param tries how often an unknown node may ask */
    ScriptWriter(Backoff retry, Backoff unknown, int tries) {
        this.retry = retry;
        this.unknown = unknown;
        this.tries = tries;
    }

    String write(Decision decision, BootScriptQuery query, Addresses addresses) {
        StringBuilder script = new StringBuilder(1024).append("#!ipxe\n");
        switch (decision) {
            case Boot boot -> boot(script, boot, query, addresses);
            case Discover discover -> discover(script, discover, query, addresses);
            case Wait wait -> wait(script, wait, query, addresses);
            case GiveUp giveUp -> script.append("echo %s: %s\nexit 1\n".formatted(query.asked(), giveUp.reason()));
        }
        return script.toString();
    }

    /** The kernel's command line; empty for who boots nothing. */
    String kernelLine(Decision decision, BootScriptQuery query, Addresses addresses) {
        return switch (decision) {
            case Boot boot -> line(boot, query, addresses).toString();
            case Discover discover -> line(discover, addresses).toString();
            case Wait wait -> "";
            case GiveUp giveUp -> "";
        };
    }

    private void boot(StringBuilder script, Boot boot, BootScriptQuery query, Addresses addresses) {
        load(script, boot.chosen().configuration(), line(boot, query, addresses));
        again(
                script,
                retry.seconds(query.retry()),
                addresses.chain() + "?" + selector(query.asked(), boot.node()) + "&retry=" + (query.retry() + 1));
        script.append('\n');
    }

    private static KernelLine line(Boot boot, BootScriptQuery query, Addresses addresses) {
        Node node = boot.known();
        BootConfiguration configuration = boot.chosen().configuration();
        KernelLine line = new KernelLine(configuration, addresses.seed())
                .add("xname=", node.xname().value());
        node.nid().ifPresent(nid -> line.add("nid=", nid.toString()));
        line.add("bss_referral_token=", configuration.referralToken().toString());
        mac(query.asked(), boot.node()).ifPresent(mac -> line.add("BOOTIF=", "01-" + mac.hyphenated()));
        return line.addSeed();
    }

    private static KernelLine line(Discover discover, Addresses addresses) {
        return new KernelLine(discover.chosen().configuration(), addresses.seed()).addSeed();
    }

    private void discover(StringBuilder script, Discover discover, BootScriptQuery query, Addresses addresses) {
        load(script, discover.chosen().configuration(), line(discover, addresses));
        again(script, retry.seconds(query.retry()), askAgainUnknown(query, Optional.empty(), addresses));
        script.append('\n');
    }

    private void wait(StringBuilder script, Wait wait, BootScriptQuery query, Addresses addresses) {
        script.append("echo %s: %s; try %d of %d\n:boot_retry\n"
                .formatted(query.asked(), wait.reason(), query.retry() + 1, tries));
        again(script, unknown.seconds(query.retry()), askAgainUnknown(query, wait.node(), addresses));
    }

    private static void load(StringBuilder script, BootConfiguration configuration, KernelLine line) {
        script.append("kernel --name kernel ").append(configuration.parameters().kernel());
        line.appendTo(script);
        script.append(OR_RETRY);
        ImageLocation initrd = configuration.parameters().initrd();
        if (!initrd.isNone()) {
            script.append("initrd --name initrd ").append(initrd).append(OR_RETRY);
        }
        script.append("boot").append(OR_RETRY).append(":boot_retry\nimgfree\n");
    }

    private static void again(StringBuilder script, long seconds, String address) {
        script.append("sleep ")
                .append(seconds)
                .append("\nchain --replace ")
                .append(address)
                .append(OR_RETRY);
    }

    /** iPXE itself fills in its architecture. */
    private static String askAgainUnknown(BootScriptQuery query, Optional<Node> node, Addresses addresses) {
        return addresses.chain() + "?" + selector(query.asked(), node) + "&arch=${buildarch}&ts=" + query.timestamp()
                + "&retry=" + (query.retry() + 1);
    }

    private static String selector(Selector asked, Optional<Node> node) {
        Optional<MacAddress> mac = mac(asked, node);
        if (mac.isPresent()) {
            return "mac=" + mac.get();
        }
        return node.map(known -> "name=" + known.xname())
                .orElseGet(() -> (asked.kind() == Selector.Kind.NID ? "nid=" : "name=") + asked.value());
    }

    private static Optional<MacAddress> mac(Selector asked, Optional<Node> node) {
        return asked.kind() == Selector.Kind.MAC
                ? Optional.of(new MacAddress(asked.value()))
                : node.flatMap(known -> known.macs().stream().findFirst());
    }
}
