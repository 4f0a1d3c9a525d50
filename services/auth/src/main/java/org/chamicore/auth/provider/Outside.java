package org.chamicore.auth.provider;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Fetches what others publish, without being led to where only this service can reach: HTTPS, public addresses and no proxy unless the
 * host is on the list, no redirects, 1 MiB, 5 s.
 */
@Component
class Outside extends DefaultResourceRetriever {

    private static final int MILLIS = 5000;
    private static final int MOST_BYTES = 1 << 20;

    private final Set<String> hosts;
    private final PublicSockets sockets;

    @Autowired
    Outside(ProviderProperties properties) {
        this(
                properties.hosts(),
                new PublicSockets(HttpsURLConnection.getDefaultSSLSocketFactory(), PublicSockets::isPublic));
    }

    Outside(Set<String> hosts, PublicSockets sockets) {
        super(MILLIS, MILLIS, MOST_BYTES);
        this.hosts = Set.copyOf(hosts);
        this.sockets = sockets;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        if (!isListed(url) && !"https".equals(url.getProtocol())) {
            throw new IOException("it is not https and its host is not listed");
        }
        return super.retrieveResource(url);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
        HttpURLConnection connection = isListed(url) ? super.openHTTPConnection(url) : openGuarded(url);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    /** A proxy would look the name up by itself, and nobody here could say where that leads. */
    private HttpURLConnection openGuarded(URL url) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(sockets);
        return connection;
    }

    private boolean isListed(URL url) {
        return hosts.contains(url.getAuthority()) || hosts.contains(url.getHost());
    }
}
