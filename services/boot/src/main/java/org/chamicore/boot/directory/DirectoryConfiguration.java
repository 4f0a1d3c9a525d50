package org.chamicore.boot.directory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.chamicore.db.changelog.ChangeFollower;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    ChangeFollower directoryFollower(ChangeLog changeLog, DirectoryListener listener) {
        return new ChangeFollower(changeLog, listener);
    }

    @Bean
    MeterBinder directoryAge(ChangeFollower follower) {
        return registry -> Gauge.builder(
                        "chamicore.directory.age", follower, each -> each.age().toMillis() / 1e3)
                .baseUnit("seconds")
                .description("Time since the directory was last known to hold everything that was committed")
                .register(registry);
    }
}
