package org.chamicore.cloudinit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class CloudInitApplication {

    public static void main(String[] args) {
        SpringApplication.run(CloudInitApplication.class, args);
    }
}
