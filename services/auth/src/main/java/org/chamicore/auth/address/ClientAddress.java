package org.chamicore.auth.address;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * The peer of the connection, or, where that is a trusted proxy, the last hop in {@code X-Forwarded-For} that is none. What stands
 * before that hop anybody may have written.
 */
@Component
public class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Pattern FORM = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

    private final List<IpAddressMatcher> trusted;

    ClientAddress(AddressProperties properties) {
        trusted =
                properties.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /** An address as text, never a name. */
    public String of(HttpServletRequest request) {
        String caller = request.getRemoteAddr();
        for (String hop : hopsNearestFirst(request)) {
            if (!isTrusted(caller) || !FORM.matcher(hop).matches()) {
                return caller;
            }
            caller = hop;
        }
        return caller;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.matches(address));
    }

    private List<String> hopsNearestFirst(HttpServletRequest request) {
        if (trusted.isEmpty()) {
            return List.of();
        }
        List<String> hops = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(FORWARDED_FOR))) {
            Arrays.stream(line.split(",", -1)).map(String::strip).forEach(hops::add);
        }
        return hops.reversed();
    }
}
