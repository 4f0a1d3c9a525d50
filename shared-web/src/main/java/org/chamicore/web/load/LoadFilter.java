package org.chamicore.web.load;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.chamicore.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Refuses at once, with 503, what there is no room for: requests that would wait behind too many others, and large bodies beside
 * others that are being read. What is answered from memory always passes.
 */
class LoadFilter extends HttpFilter {

    private static final String RETRY_AFTER_SECONDS = "2";
    private static final int BLOCK = 1 << 16;

    private final Pattern fromMemory;
    private final Semaphore places;
    private final Semaphore blocks;
    private final int mostBlocks;

    LoadFilter(LoadProperties load) {
        this.fromMemory = load.fromMemory();
        this.places = new Semaphore(load.requests());
        this.mostBlocks = (int) (load.bodies().toBytes() / BLOCK);
        this.blocks = new Semaphore(mostBlocks);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST || isFromMemory(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (!places.tryAcquire()) {
            refuse(response, "Too many requests are in work");
        } else {
            try {
                withBody(request, response, chain);
            } finally {
                places.release();
            }
        }
    }

    private void withBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int taken = blocks(request);
        if (!blocks.tryAcquire(taken)) {
            refuse(response, "Too many large bodies are being read");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            blocks.release(taken);
        }
    }

    /** A small body costs nothing; one of unknown length counts as a megabyte; one larger than all room together takes all. */
    private int blocks(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        boolean unknown = announced < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        long size = unknown ? 1 << 20 : Math.max(0, announced);
        return (int) Math.min(size / BLOCK, mostBlocks);
    }

    private boolean isFromMemory(String path) {
        return path.startsWith("/health")
                || path.equals("/metrics")
                || fromMemory.matcher(path).matches();
    }

    private static void refuse(HttpServletResponse response, String why) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        Problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, why + "; try again");
    }
}
