package org.chamicore.cloudinit.directory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.chamicore.db.changelog.ChangeFollower;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryFollowing {

    @Bean
    ChangeFollower directoryFollower(ChangeLog changeLog, LiveDirectory directory) {
        return new ChangeFollower(changeLog, directory);
    }

    @Bean
    DirectoryHealth directoryHealthIndicator(ChangeFollower directoryFollower, LiveDirectory directory) {
        return new DirectoryHealth(directoryFollower, directory);
    }

    @Bean
    MeterBinder directoryAge(ChangeFollower directoryFollower) {
        return metrics -> Gauge.builder(
                        "chamicore.directory.age",
                        directoryFollower,
                        each -> each.age().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("Time since the directory was last known to hold everything that was committed")
                .register(metrics);
    }
}
