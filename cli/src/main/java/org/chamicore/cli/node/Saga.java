package org.chamicore.cli.node;

import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.node.Change.State;

/**
 * Does work change by change, and takes all of it back, the last first, where one cannot be done. What it is about to do and what it
 * has done is in the journal, so that it may end at any point and be gone on with.
 */
final class Saga {

    private final Apis apis;
    private final Journal journal;
    private final Progress progress;
    private Work work;

    Saga(Apis apis, Journal journal, Progress progress, Work work) {
        this.apis = apis;
        this.journal = journal;
        this.progress = progress;
        this.work = work;
    }

    /**
     * Goes on to the end, forth or back.
     *
     * @throws RefusedException when it was taken back, or not even that could be done
     */
    void run() {
        if (!work.isGoingBack()) {
            try {
                goForth();
                journal.delete();
                return;
            } catch (RefusedException failed) {
                work = journal.write(work.failed(String.valueOf(failed.getMessage())));
            }
        }
        goBack();
        journal.delete();
        String left = work.listed(State.LEFT);
        throw new RefusedException("%s was not %s: %s%n%s"
                .formatted(
                        work.node(),
                        work.kind().past(),
                        work.failure(),
                        left.isEmpty()
                                ? "Everything is as it was before."
                                : "All is as it was before, but for what somebody else has changed since and was left as it is: "
                                        + left));
    }

    private void goForth() {
        journal.write(work);
        for (int each = 0; each < work.changes().size(); each++) {
            Change change = work.changes().get(each);
            if (change.state() == State.PLANNED || change.state() == State.BEGUN) {
                goForth(each, change);
            }
        }
        new Served(apis, work).await();
    }

    private void goForth(int index, Change change) {
        Image now = change.part().read(apis);
        if (change.isAsWanted(now)) {
            note(index, change.state() == State.BEGUN ? change.doneAs(now) : change.in(State.FOUND));
            return;
        }
        if (!change.isAsBefore(now)) {
            throw new RefusedException("%s is no longer as it was when this began: somebody else is at work on it"
                    .formatted(change.part()));
        }
        Change begun = change.begunFrom(now);
        note(index, begun);
        Answer answer = change.part().write(apis, now, change.after());
        if (answer.isRefused()) {
            note(index, begun.in(State.PLANNED)); // what is there now is somebody else's
        }
        answer.orRefuse();
        Image made = change.part().read(apis);
        if (!change.isAsWanted(made)) {
            throw new RefusedException("%s is not as it was sent".formatted(change.part()));
        }
        note(index, begun.doneAs(made));
        progress.say(work.node(), change.toString());
    }

    private void goBack() {
        for (int each = work.changes().size() - 1; each >= 0; each--) {
            Change change = work.changes().get(each);
            if (change.isOurs()) {
                try {
                    goBack(each, change);
                } catch (RefusedException failed) {
                    throw new RefusedException(
                            "%s was not %s: %s%nNor could all be put back: %s%nStill to be put back: %s. './chamicore node resume %s' goes on with it."
                                    .formatted(
                                            work.node(),
                                            work.kind().past(),
                                            work.failure(),
                                            failed.getMessage(),
                                            work.listed(State.DONE, State.BEGUN),
                                            work.node()),
                            failed);
                }
            }
        }
    }

    private void goBack(int index, Change change) {
        Image now = change.part().read(apis);
        if (!change.isAsBefore(now)) {
            if (!change.isAsWanted(now)) {
                note(index, change.in(State.LEFT));
                return;
            }
            change.part().write(apis, now, change.before()).orRefuse();
            if (!change.isAsBefore(change.part().read(apis))) {
                throw new RefusedException("%s was put back and looks otherwise".formatted(change.part()));
            }
            progress.say(work.node(), "put back: " + change.part());
        }
        note(index, change.in(State.TAKEN_BACK));
    }

    private void note(int index, Change change) {
        work = journal.write(work.with(index, change));
    }
}
