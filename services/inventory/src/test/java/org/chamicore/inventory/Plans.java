package org.chamicore.inventory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool that has the database explain each query before it is run, with its parameters and within its transaction: what a test sees is
 * how the very statements of a route are gone about.
 */
final class Plans extends DelegatingDataSource {

    private final List<String> explained = new CopyOnWriteArrayList<>();
    private volatile boolean explaining;

    Plans(DataSource pool) {
        super(pool);
    }

    /** How all that was asked meanwhile was gone about. */
    String of(Runnable questions) {
        explained.clear();
        explaining = true;
        try {
            questions.run();
        } finally {
            explaining = false;
        }
        return String.join("\n", explained);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return explaining
                ? proxy(Connection.class, (proxy, method, arguments) -> prepared(connection, method, arguments))
                : connection;
    }

    private Object prepared(Connection connection, Method method, Object[] arguments) throws Throwable {
        Object real = call(connection, method, arguments);
        String sql = arguments != null && arguments[0] instanceof String text ? text.strip() : "";
        if (!(real instanceof PreparedStatement) || !(sql.startsWith("select") || sql.startsWith("with"))) {
            return real;
        }
        PreparedStatement question = connection.prepareStatement("explain (costs off) " + sql);
        return proxy(PreparedStatement.class, (proxy, called, parameters) -> {
            switch (called.getName()) {
                case "executeQuery", "execute" -> explain(question);
                case "close" -> question.close();
                default -> {
                    if (called.getName().startsWith("set") && !called.getName().equals("setFetchSize")) {
                        call(question, called, parameters);
                    }
                }
            }
            return call(real, called, parameters);
        });
    }

    private void explain(PreparedStatement question) throws SQLException {
        try (ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                explained.add(rows.getString(1));
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Plans.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
