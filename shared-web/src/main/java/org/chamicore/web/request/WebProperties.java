package org.chamicore.web.request;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How requests are read.
 *
 * @param maxBody the largest body that is read
 * @param formPaths beginnings of the paths that take real forms; everywhere else a body is JSON
 */
@ConfigurationProperties(prefix = "chamicore.web", ignoreUnknownFields = false)
public record WebProperties(
        @DefaultValue("32MB") DataSize maxBody,
        @DefaultValue List<String> formPaths) {

    public WebProperties {
        formPaths = List.copyOf(formPaths);
    }
}
