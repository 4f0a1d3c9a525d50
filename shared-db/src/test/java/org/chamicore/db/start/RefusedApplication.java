package org.chamicore.db.start;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** As little of a service as can be refused. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class RefusedApplication {

    public static void main(String[] args) {
        SpringApplication.run(RefusedApplication.class, args);
    }
}
