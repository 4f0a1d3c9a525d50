package org.chamicore.db.session;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A service that has nothing but its schema, as a process that can be killed. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class SessionApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(SessionApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run(args);
    }
}
