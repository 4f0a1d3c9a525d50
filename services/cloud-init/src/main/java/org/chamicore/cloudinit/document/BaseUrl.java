package org.chamicore.cloudinit.document;

/** Where nodes reach this service, for what is put together with a path. */
final class BaseUrl {

    private BaseUrl() {}

    /** Without slashes at the end. */
    static String trimmed(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }
}
