package org.chamicore.web.request;

import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** A body is over the limit; answered with 413. */
public class BodyTooLargeException extends IOException {

    BodyTooLargeException(DataSize limit) {
        super("The body is larger than %d bytes".formatted(limit.toBytes()));
    }
}
