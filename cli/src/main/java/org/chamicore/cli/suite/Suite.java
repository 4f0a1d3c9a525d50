package org.chamicore.cli.suite;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.process.ProcessMark;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and the four services, each a process of its own, over one data folder. Closing it stops everything,
 * unless it was detached. Its methods may be called from a signal's thread while another is still starting things.
 */
public final class Suite implements AutoCloseable {

    private final SuiteSettings settings;
    private final Progress progress;
    private final ProcessLock lock;
    private final SuiteDatabase database;
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private @Nullable Process fastStarts;
    private boolean closed;

    private Suite(SuiteSettings settings, Progress progress, ProcessLock lock) {
        this.settings = settings;
        this.progress = progress;
        this.lock = lock;
        this.database = SuiteDatabase.of(settings);
    }

    /**
     * Takes the data folder and ends what an earlier run left there. Nothing is started yet.
     *
     * @throws org.chamicore.cli.console.RefusedException when the folder is in use
     */
    public static Suite open(SuiteSettings settings, Progress progress) {
        ProcessLock lock = Occupation.take(settings.data());
        try {
            new Leftovers(settings.data(), progress).stop();
            settings.data().logs().turnPages();
            Suite suite = new Suite(settings, progress, lock);
            suite.record(false);
            return suite;
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /**
     * Starts the database, brings it to the newest version, starts the services, and returns when all are ready.
     *
     * @throws org.chamicore.cli.console.RefusedException when a port is taken
     */
    public void start() {
        PortCheck.refuseTaken(settings.neededPorts());
        startDatabase();
        migrate();
        start(List.of(Service.values()));
    }

    /** Brings the database, which runs, to the newest version. */
    public void migrate() {
        inOrder(() -> database.migrate(progress));
    }

    /** Starts some services on a database that is ready for them, and returns when all of them are. */
    public void start(List<Service> chosen) {
        Readiness.await(
                chosen.stream().map(this::launch).toList(),
                each -> progress.say(each.name(), "ready on " + each.url()));
    }

    /** Lets what is missing for a fast start be made while the suite runs; see {@link FastStarts}. */
    public synchronized void prepareFastStarts() {
        refuseWhenClosed();
        fastStarts = new FastStarts(settings, database.jdbcUrl()).launch().orElse(null);
        record(false);
    }

    /** Starts the embedded server alone, if there is one, and sees to the roles and schemas. */
    public void startDatabase() {
        inOrder(() -> database.start(progress));
        inOrder(() -> database.bootstrap(progress));
    }

    public SuiteDatabase database() {
        return database;
    }

    /** Starts one service, which is not running, and returns when it is ready. */
    public ServiceProcess start(Service service) {
        return ready(launch(service));
    }

    /** Starts one more copy of a service beside those that run, and returns when it is ready. */
    public ServiceProcess startReplica(Service service, int port) {
        return startReplica(service, port, Map.of());
    }

    /** The same with more variables for this copy alone. */
    public ServiceProcess startReplica(Service service, int port, Map<String, String> environment) {
        SuiteSettings ofThisCopy = settings.with(environment);
        return ready(launch(
                ofThisCopy,
                service,
                service.title() + "-" + port,
                settings.ports().with(service, port)));
    }

    /** The running copy of a service that was started last, without regard to replicas. */
    public synchronized ServiceProcess service(Service service) {
        ServiceProcess running = services.get(service.title());
        if (running == null) {
            throw new IllegalStateException(service.title() + " was not started");
        }
        return running;
    }

    /** All that were started, replicas included. */
    public synchronized Collection<ServiceProcess> services() {
        return List.copyOf(services.values());
    }

    public SuiteSettings settings() {
        return settings;
    }

    public SuiteAddress address() {
        return new SuiteAddress(settings.data(), settings.ports(), Optional.of(database.jdbcUrl()));
    }

    /** Waits until something of the suite ends by itself, and throws what there is to say about it; returns when it is stopped. */
    public void awaitFailure() {
        try {
            Object failure =
                    CompletableFuture.anyOf(Failures.of(services(), database)).get();
            if (failure instanceof SuiteFailedException failed && !isClosed()) {
                throw failed;
            }
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves everything running without this program. */
    public synchronized void detach() {
        closed = true;
        record(true);
        lock.close();
    }

    /**
     * Stops the services, then the embedded server.
     *
     * @return whether this call did it, and not one before it
     */
    public synchronized boolean stop() {
        if (closed) {
            return false;
        }
        closed = true;
        Stopping.stop(processes(), progress);
        database.stop(progress);
        SuiteRecord.delete(settings.data());
        lock.close();
        return true;
    }

    @Override
    public void close() {
        stop();
    }

    private ServiceProcess launch(Service service) {
        return launch(settings, service, service.title(), settings.ports());
    }

    private synchronized ServiceProcess launch(SuiteSettings with, Service service, String name, Ports ports) {
        refuseWhenClosed();
        ServiceProcess process = new ServiceLauncher(with, database.jdbcUrl()).launch(service, name, ports);
        services.put(name, process);
        record(false);
        return process;
    }

    private static ServiceProcess ready(ServiceProcess process) {
        Readiness.await(List.of(process), each -> {});
        return process;
    }

    private synchronized void inOrder(Runnable step) {
        refuseWhenClosed();
        step.run();
    }

    /** Also waits for the end of a stop that has begun. */
    private synchronized boolean isClosed() {
        return closed;
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new SuiteFailedException("stopped");
        }
    }

    /** All that runs, by name. */
    private Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> running = new LinkedHashMap<>();
        services.forEach((name, each) -> running.put(name, each.process()));
        if (fastStarts != null) {
            running.put(FastStarts.NAME, fastStarts.toHandle());
        }
        running.values().removeIf(process -> !process.isAlive());
        return running;
    }

    private void record(boolean detached) {
        Map<String, ProcessMark> marks = new LinkedHashMap<>();
        processes().forEach((name, each) -> ProcessMark.of(each).ifPresent(mark -> marks.put(name, mark)));
        new SuiteRecord(
                        detached,
                        ProcessMark.of(ProcessHandle.current()).orElseThrow(),
                        settings.ports(),
                        database.jdbcUrl(),
                        database.server().isPresent(),
                        marks)
                .write(settings.data());
    }
}
