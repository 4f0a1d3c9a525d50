package org.chamicore.cli.imports;

import java.net.URI;
import java.net.URISyntaxException;
import org.chamicore.cli.console.RefusedException;

/** The address of a source that is asked by HTTP. */
public final class SourceAddress {

    private SourceAddress() {}

    /**
     * Reads it, without slashes at its end.
     *
     * @param variable that has the credentials, which an address must not have: everybody can read the arguments of a command
     */
    public static URI parse(String text, String variable) {
        try {
            URI address = new URI(text.replaceFirst("/*$", ""));
            if (address.getHost() == null
                    || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                throw new RefusedException("--from is no address of a source; see --help");
            }
            if (address.getUserInfo() != null) {
                throw new RefusedException(
                        "--from must not have a password, which others could read: %s has it".formatted(variable));
            }
            return address;
        } catch (URISyntaxException broken) {
            throw new RefusedException("--from is no address of a source; see --help");
        }
    }
}
