package org.chamicore.db.pool;

import io.micrometer.tracing.Span;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A statement that says when it is run.
 *
 * @param prepared its text, without any value; null where it is only known once it runs
 */
record CountedStatement(Statement statement, @Nullable String prepared, CountedConnection connection)
        implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return method.getName().startsWith("execute") ? run(method, arguments) : call(method, arguments);
    }

    private @Nullable Object run(Method method, Object @Nullable [] arguments) throws Throwable {
        boolean reused = prepared != null && ((PGStatement) statement).isUseServerPrepare();
        Span span = connection.spans().begin(prepared);
        long start = System.nanoTime();
        try {
            Object result = call(method, arguments);
            connection.ran(System.nanoTime() - start, prepared != null, reused);
            return result;
        } catch (SQLException failed) {
            connection.failed(System.nanoTime() - start, failed);
            span.error(failed);
            throw failed;
        } finally {
            span.end();
        }
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(statement, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
