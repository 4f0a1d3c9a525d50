package org.chamicore.cli.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Compares what a source has with what Chamicore has and writes what is missing. Each thing is written by one call, or by several
 * that can be made again, so that a run that was cut short is finished by the next.
 */
final class Importer implements Source.Taker {

    /** Calls that are under way at once where each takes few things. */
    private static final int CALLS = 8;

    private static final int TOO_MANY_REQUESTS = 429;

    /** @param dryRun nothing is written; what the service can be asked without, it is asked */
    record Mode(boolean dryRun, boolean replace) {}

    private final Mode mode;
    private final Report report;
    private final Progress progress;

    Importer(Mode mode, Report report, Progress progress) {
        this.mode = mode;
        this.report = report;
        this.progress = progress;
    }

    @Override
    public void take(Kind kind, List<Item> items) {
        Tally tally = report.of(kind.title());
        tally.read(items.size());
        Map<String, JsonNode> stored = kind.stored();
        List<Item> missing = new ArrayList<>();
        List<Runnable> changes = new ArrayList<>();
        for (Item read : distinct(items, tally)) {
            Item item = kind.admitted(read, tally::refused);
            JsonNode there = stored.get(item.id());
            if (there == null) {
                missing.add(item);
            } else if (kind.isSame(item, there)) {
                kind.accepted(item);
                tally.same();
            } else {
                kind.accepted(item);
                changes.add(() -> change(kind, item, there, tally));
            }
        }
        progress.say(kind.title(), "%d read, %d of them new".formatted(items.size(), missing.size()));
        create(kind, missing, tally);
        all(changes);
        progress.say(
                kind.title(),
                "%d new, %d changed, %d same, %d kept, %d refused"
                        .formatted(
                                tally.created(),
                                tally.changes(),
                                tally.sames(),
                                tally.kept().size(),
                                tally.refused().size()));
    }

    @Override
    public void leave(String kind, String id, String reason) {
        Tally tally = report.of(kind);
        tally.read(1);
        tally.left(new Refusal(id, reason));
    }

    private static Collection<Item> distinct(List<Item> items, Tally tally) {
        Map<String, Item> distinct = new LinkedHashMap<>();
        for (Item item : items) {
            if (distinct.putIfAbsent(item.id(), item) != null) {
                tally.refused(new Refusal(item.id(), "the source has it twice; the first is taken"));
            }
        }
        return distinct.values();
    }

    private void create(Kind kind, List<Item> missing, Tally tally) {
        Collection<List<Item>> groups = missing.stream()
                .collect(Collectors.groupingBy(kind::together, LinkedHashMap::new, Collectors.toList()))
                .values();
        List<Runnable> calls = groups.stream()
                .flatMap(each -> chunks(each, kind.atOnce()))
                .<Runnable>map(chunk -> () -> create(kind, chunk, tally, missing.size()))
                .toList();
        if (kind.atOnce() > 1 && groups.size() == 1) {
            calls.forEach(Runnable::run); // long lists are work enough for the service
        } else {
            all(calls);
        }
    }

    private void create(Kind kind, List<Item> items, Tally tally, int all) {
        Answer answer = mode.dryRun() && !kind.rehearses() ? Answers.none() : kind.create(items);
        if (isTaken(answer)) {
            items.forEach(kind::accepted);
            tally.created(items.size());
            if (tally.created() % 1000 == 0) {
                progress.say(kind.title(), "%d of %d".formatted(tally.created(), all));
            }
        } else if (items.size() == 1) {
            tally.refused(new Refusal(items.getFirst().id(), answer.reason()));
        } else {
            // The service takes all or nothing, so the bad ones are found by halves.
            chunks(items, (items.size() + 1) / 2).forEach(half -> create(kind, half, tally, all));
        }
    }

    private void change(Kind kind, Item item, JsonNode stored, Tally tally) {
        if (!mode.replace()) {
            tally.kept(new Refusal(item.id(), "Chamicore has it otherwise; --replace takes the source's"));
            return;
        }
        Answer answer = mode.dryRun() && !kind.rehearses() ? Answers.none() : kind.replace(item, stored);
        if (isTaken(answer)) {
            tally.changed();
        } else {
            tally.refused(new Refusal(item.id(), answer.reason()));
        }
    }

    /** What is no fault of the thing ends the import, which may be run again. */
    private static boolean isTaken(Answer answer) {
        int status = answer.status();
        if (status == 401 || status == 403 || status == TOO_MANY_REQUESTS || status >= 500) {
            answer.orRefuse();
        }
        return answer.isSuccess();
    }

    private static Stream<List<Item>> chunks(List<Item> items, int size) {
        return IntStream.iterate(0, at -> at < items.size(), at -> at + size)
                .mapToObj(at -> items.subList(at, Math.min(at + size, items.size())));
    }

    private static void all(List<Runnable> calls) {
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLS)) {
            List<Future<?>> running = new ArrayList<>();
            calls.forEach(each -> running.add(threads.submit(each)));
            for (Future<?> each : running) {
                try {
                    each.get();
                } catch (ExecutionException failed) {
                    threads.shutdownNow();
                    throw failed.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(failed.getCause());
                } catch (InterruptedException interrupted) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new RefusedException("interrupted", interrupted);
                }
            }
        }
    }
}
