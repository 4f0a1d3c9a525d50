package org.chamicore.cloudinit.phonehome;

import java.util.List;
import org.springframework.stereotype.Component;

/** What nodes reported, for others to read. */
@Component
public class PhoneHomes {

    private final PhoneHomeRepository repository;

    PhoneHomes(PhoneHomeRepository repository) {
        this.repository = repository;
    }

    /** The last report of every node, ordered by id. */
    public List<PhoneHome> list() {
        return repository.list();
    }
}
