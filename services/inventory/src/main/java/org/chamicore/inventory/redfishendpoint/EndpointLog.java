package org.chamicore.inventory.redfishendpoint;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chamicore.db.changelog.Author;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;

/** What is written beside an endpoint: its entries in the change log, which never tell a password, and the password. */
@Service
class EndpointLog {

    private final Changes changes;
    private final Credentials credentials;

    EndpointLog(Changes changes, Credentials credentials) {
        this.changes = changes;
        this.credentials = credentials;
    }

    /** Prepares the caller's transaction for so many endpoints and what they manage. */
    void expect(int count) {
        changes.expect(count);
    }

    /** Keeps the passwords that came along, and says of which endpoints they are another now. */
    Set<Xname> keep(List<Registration> registrations) {
        Map<Xname, Password> passwords = new HashMap<>();
        registrations.forEach(each -> {
            if (each.password() != null) {
                passwords.put(each.endpoint().id(), each.password());
            }
        });
        return credentials.keep(passwords);
    }

    List<Change> created(Collection<RedfishEndpoint> endpoints) {
        return endpoints.stream()
                .map(each -> changes.created(Kind.REDFISH_ENDPOINT, each.id().value(), each))
                .toList();
    }

    /** Both look the same where only the password is another. */
    Change updated(RedfishEndpoint before, RedfishEndpoint after) {
        return changes.updated(Kind.REDFISH_ENDPOINT, after.id().value(), before, after);
    }

    List<Change> deleted(Collection<RedfishEndpoint> endpoints) {
        return endpoints.stream()
                .map(each -> changes.deleted(Kind.REDFISH_ENDPOINT, each.id().value(), each))
                .toList();
    }

    void append(List<Change> made, Function<Change, Author> author) {
        changes.append(made, author);
    }

    void append(List<Change> made) {
        changes.append(made);
    }
}
