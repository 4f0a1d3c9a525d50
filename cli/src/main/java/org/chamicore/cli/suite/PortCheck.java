package org.chamicore.cli.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;
import org.chamicore.cli.console.RefusedException;

/** Finds taken ports before anything is started. */
final class PortCheck {

    private PortCheck() {}

    /** @param ports by the variable that sets each */
    static void refuseTaken(Map<String, Integer> ports) {
        String taken = ports.entrySet().stream()
                .filter(each -> !isFree(each.getValue()))
                .sorted(Map.Entry.comparingByValue())
                .map(each -> "Port %d is taken by another program: end it, or set %s to a free port"
                        .formatted(each.getValue(), each.getKey()))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new RefusedException(taken);
        }
    }

    /** Services listen on every address, so the port has to be free on all of them, the loopback included. */
    static boolean isFree(int port) {
        return canListen(new InetSocketAddress(port))
                && canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
