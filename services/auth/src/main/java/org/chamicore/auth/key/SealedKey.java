package org.chamicore.auth.key;

/** A signing key as the database holds it. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record SealedKey(String kid, byte[] sealed) {

    @Override
    public String toString() {
        return kid;
    }
}
