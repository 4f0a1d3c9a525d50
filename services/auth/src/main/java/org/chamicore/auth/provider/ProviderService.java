package org.chamicore.auth.provider;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.provider.ProviderOutcome.IssuerTaken;
import org.chamicore.auth.provider.ProviderOutcome.Stored;
import org.chamicore.auth.provider.ProviderOutcome.Unusable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The providers; one is only stored when its discovery document is there and names it. */
@Service
class ProviderService {

    private final ProviderRepository repository;
    private final ProviderHistory history;
    private final Outside outside;

    ProviderService(ProviderRepository repository, ProviderHistory history, Outside outside) {
        this.repository = repository;
        this.history = history;
        this.outside = outside;
    }

    List<IdentityProvider> list() {
        return repository.findAll();
    }

    Optional<IdentityProvider> find(String name) {
        return repository.find(name);
    }

    ProviderOutcome put(String name, ProviderSpec spec) {
        try {
            Map<String, Object> found = discover(spec.issuer());
            if (!spec.issuer().equals(found.get("issuer"))) {
                return new Unusable("its discovery document names another issuer");
            }
            String keys = JSONObjectUtils.getString(found, "jwks_uri");
            if (keys == null) {
                return new Unusable("its discovery document names no jwks_uri");
            }
            outside.retrieveResource(URI.create(keys).toURL());
            IdentityProvider provider =
                    new IdentityProvider(name, spec.issuer(), keys, spec.audience(), spec.mapping());
            history.put(provider);
            return new Stored(provider);
        } catch (IOException unreachable) {
            return new Unusable("it cannot be asked: " + unreachable.getMessage());
        } catch (ParseException | IllegalArgumentException broken) {
            return new Unusable("its discovery document cannot be read");
        } catch (DuplicateKeyException taken) {
            return new IssuerTaken();
        }
    }

    /** @return whether there was such a provider */
    boolean delete(String name) {
        return history.delete(name);
    }

    private Map<String, Object> discover(String issuer) throws IOException, ParseException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            return JSONObjectUtils.parse(outside.retrieveResource(URI.create(base + "/.well-known/openid-configuration")
                            .toURL())
                    .getContent());
        } catch (MalformedURLException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
