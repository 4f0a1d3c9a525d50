package org.chamicore.cloudinit.asking;

/** What is held in memory until the database takes it; asked again and again whether there is something. */
public interface LateWrite {

    /** @throws org.springframework.dao.DataAccessException while the database is away; what was not written is kept */
    void write();
}
