package org.chamicore.boot.history;

import java.util.List;

/** Keeps what nodes asked, in the transaction of whoever calls. */
public interface RequestSink {

    void write(List<RequestLog.Entry> batch);
}
