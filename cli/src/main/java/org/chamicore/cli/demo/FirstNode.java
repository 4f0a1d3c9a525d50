package org.chamicore.cli.demo;

import java.time.Duration;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;

/**
 * What the first node of the sample cluster gets when it boots.
 *
 * @param bootScript what its firmware runs
 * @param metaData who cloud-init on it learns that it is
 * @param userData what cloud-init on it is to do, beside what its groups add
 */
public record FirstNode(Answer bootScript, Answer metaData, Answer userData) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Waits until boot and cloud-init have heard of the node and of its groups. */
    static FirstNode await(Api boot, Api cloudInit) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        FirstNode node = get(boot, cloudInit);
        while (!node.isComplete()) {
            if (System.nanoTime() > deadline) {
                throw new RefusedException(
                        "boot and cloud-init have not heard of %s within %d s: see ./chamicore status%n%s"
                                .formatted(SampleCluster.FIRST_NODE, LIMIT.toSeconds(), node));
            }
            pause();
            node = get(boot, cloudInit);
        }
        return node;
    }

    @Override
    public String toString() {
        return """
                The boot script of %s (%s)

                %s
                Its meta-data (%s)

                %s
                Its user-data (%s)

                %s
                """.formatted(
                        SampleCluster.FIRST_NODE,
                        bootScript.request(),
                        indented(bootScript),
                        metaData.request(),
                        indented(metaData),
                        userData.request(),
                        indented(userData)).stripTrailing()
                + "\n";
    }

    private boolean isComplete() {
        return bootScript.isSuccess()
                && bootScript.body().contains("xname=" + SampleCluster.FIRST_NODE)
                && metaData.isSuccess()
                && metaData.body().contains("row-a")
                && userData.isSuccess();
    }

    private static FirstNode get(Api boot, Api cloudInit) {
        String impersonation = "/cloud-init/admin/impersonation/%s/".formatted(SampleCluster.FIRST_NODE);
        return new FirstNode(
                boot.get("/boot/v1/bootscript?mac=" + SampleCluster.FIRST_MAC),
                cloudInit.get(impersonation + "meta-data"),
                cloudInit.get(impersonation + "user-data"));
    }

    private static String indented(Answer answer) {
        return answer.body().stripTrailing().indent(4);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted", interrupted);
        }
    }
}
