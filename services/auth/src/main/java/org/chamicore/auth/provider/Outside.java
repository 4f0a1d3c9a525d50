package org.chamicore.auth.provider;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;
import org.springframework.stereotype.Component;

/**
 * Fetches what others publish, without being led to where only this service can reach: HTTPS, public addresses unless the host is on
 * the list, no redirects, 1 MiB, 5 s.
 */
@Component
class Outside extends DefaultResourceRetriever {

    private static final int MILLIS = 5000;
    private static final int MOST_BYTES = 1 << 20;

    private final ProviderProperties properties;

    Outside(ProviderProperties properties) {
        super(MILLIS, MILLIS, MOST_BYTES);
        this.properties = properties;
    }

    /** The address is looked up anew each time, and looked at again once connected, for a name can point elsewhere by then. */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        if (!isListed(url)) {
            if (!"https".equals(url.getProtocol())) {
                throw new IOException("it is not https and its host is not listed");
            }
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                demandPublic(address);
            }
        }
        return super.retrieveResource(url);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
        HttpURLConnection connection = super.openHTTPConnection(url);
        connection.setInstanceFollowRedirects(false);
        if (connection instanceof HttpsURLConnection secure && !isListed(url)) {
            secure.setSSLSocketFactory(new PublicSockets(secure.getSSLSocketFactory()));
        }
        return connection;
    }

    /** @throws IOException where it is an address that only we may reach */
    static void demandPublic(InetAddress address) throws IOException {
        if (isInside(address)) {
            throw new IOException("its address is not a public one and its host is not listed");
        }
    }

    private boolean isListed(URL url) {
        return properties.hosts().contains(url.getAuthority())
                || properties.hosts().contains(url.getHost());
    }

    private static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return uniqueLocal
                || shared
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
