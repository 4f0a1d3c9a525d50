package org.chamicore.db.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stands between the pool and one connection of the driver, counts what runs on it and remembers who has it. */
final class CountedConnection implements InvocationHandler {

    private final Connection connection;
    private final PoolEvents events;
    private volatile @Nullable Borrower borrower;
    private volatile int runs; // written by whoever has the connection, so by one at a time

    private CountedConnection(Connection connection, PoolEvents events) {
        this.connection = connection;
        this.events = events;
    }

    static PhysicalConnection around(Connection connection, PoolEvents events) {
        CountedConnection counted = new CountedConnection(connection, events);
        events.opened(counted);
        return (PhysicalConnection) proxy(PhysicalConnection.class, counted);
    }

    /** Who has it; null before the first time. Whether he still has it, he knows. */
    @Nullable
    Borrower borrower() {
        return borrower;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "lendTo" -> {
                borrower = arguments == null ? null : (Borrower) arguments[0];
                yield null;
            }
            case "isWorn" -> runs >= events.mostRuns();
            case "createStatement" -> statement(Statement.class, method, arguments);
            case "prepareStatement" -> statement(PreparedStatement.class, method, arguments);
            case "prepareCall" -> statement(CallableStatement.class, method, arguments);
            case "close", "abort" -> {
                events.closed(this);
                yield call(method, arguments);
            }
            case "commit" -> {
                Object result = call(method, arguments);
                events.statistics().commit();
                yield result;
            }
            case "rollback" -> {
                Object result = call(method, arguments);
                events.statistics().rollback();
                yield result;
            }
            default -> call(method, arguments);
        };
    }

    StatementSpans spans() {
        return events.spans();
    }

    void ran(long nanos, boolean prepared, boolean reusedPlan) {
        count();
        events.statistics().query(nanos, true);
        if (prepared) {
            events.statistics().prepared(reusedPlan);
        }
    }

    void failed(long nanos, SQLException failure) {
        count();
        events.statistics().query(nanos, false);
        events.failed(failure);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one has the connection at a time
    private void count() {
        runs++;
    }

    private Object statement(Class<? extends Statement> type, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Statement made = Objects.requireNonNull((Statement) call(method, arguments));
        boolean prepared = PreparedStatement.class.isAssignableFrom(type);
        String sql = prepared && arguments != null ? (String) arguments[0] : null;
        return proxy(type, new CountedStatement(made, sql, this));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(CountedConnection.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
