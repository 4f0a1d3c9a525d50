package org.chamicore.inventory.notification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.chamicore.db.changelog.Cursor;
import org.jspecify.annotations.Nullable;

/** What waits for one address, and the thread that sends it, one after another. */
class Mailbox implements AutoCloseable {

    /**
     * @param behind how far the subscribers have been told once this has been dealt with
     */
    private record Letter(Notification notification, Cursor behind) {}

    private static final long SOME_TRANSACTIONS = 1000;

    private final String url;
    private final Deliveries deliveries;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Letter> letters = new ArrayDeque<>();
    private final Thread postman;
    private Cursor told;
    private boolean busy;

    /** @param told how far the subscribers have been told before */
    Mailbox(String url, Deliveries deliveries, int capacity, Cursor told) {
        this.url = url;
        this.deliveries = deliveries;
        this.capacity = capacity;
        this.told = told;
        this.postman = Thread.ofVirtual().name("notify " + url).unstarted(this::deliver);
    }

    void open() {
        postman.start();
    }

    /**
     * Takes in what a stretch of the log has for this address; never waits.
     *
     * @param behind the end of that stretch
     */
    void put(List<Notification> notifications, Cursor behind) {
        List<Notification> dropped = new ArrayList<>();
        lock.lock();
        try {
            if (behind.compareTo(told) <= 0) {
                return; // they heard of it from another process
            }
            for (int at = 0; at < notifications.size(); at++) {
                Cursor then = at == notifications.size() - 1 ? behind : last();
                letters.add(new Letter(notifications.get(at), then));
            }
            if (notifications.isEmpty() && letters.isEmpty() && !busy && isFarBehind(behind)) {
                told = behind;
            }
            while (letters.size() > capacity) {
                dropped.add(letters.removeFirst().notification());
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
        if (!dropped.isEmpty()) {
            deliveries.overflow(url, dropped);
        }
    }

    /** How far the subscribers have been told. */
    Cursor told() {
        lock.lock();
        try {
            return told;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        postman.interrupt();
    }

    /** While there is nothing to tell, the place moves on now and then only, for it is written down. */
    private boolean isFarBehind(Cursor behind) {
        return behind.xid() - told.xid() > SOME_TRANSACTIONS;
    }

    private Cursor last() {
        Letter letter = letters.peekLast();
        return letter == null ? told : letter.behind();
    }

    private void deliver() {
        try {
            for (Letter letter = null; ; ) {
                letter = next(letter);
                deliveries.deliver(url, letter.notification());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Letter next(@Nullable Letter done) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (done != null && done.behind().compareTo(told) > 0) {
                told = done.behind();
            }
            busy = false;
            while (letters.isEmpty()) {
                arrived.await();
            }
            busy = true;
            return letters.removeFirst();
        } finally {
            lock.unlock();
        }
    }
}
