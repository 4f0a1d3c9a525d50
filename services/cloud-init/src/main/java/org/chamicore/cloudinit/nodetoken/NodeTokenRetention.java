package org.chamicore.cloudinit.nodetoken;

import org.chamicore.db.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NodeTokenRetention {

    @Bean
    RetentionRule nodeTokenUseRetention(NodeTokenUseRepository uses) {
        return new RetentionRule("node_token_use", LatestBoots.KEEP, uses::forget);
    }
}
