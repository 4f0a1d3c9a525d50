package org.chamicore.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@SpringBootApplication
@EnableConfigurationProperties(BootProperties.class)
public class BootApplication {

    static void main(String[] arguments) {
        SpringApplication.run(BootApplication.class, arguments);
    }
}
