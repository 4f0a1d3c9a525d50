package org.chamicore.cloudinit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CloudInitClock {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
