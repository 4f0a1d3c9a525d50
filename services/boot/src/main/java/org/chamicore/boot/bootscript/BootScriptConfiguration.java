package org.chamicore.boot.bootscript;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BootScriptConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
