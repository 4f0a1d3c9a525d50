package org.chamicore.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chamicore.db.testing.ApplicationTest;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.test.context.TestPropertySource;

/** A test of the whole inventory over HTTP, which asks nobody for a token. Its data is in cabinets of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ApplicationTest
@ResourceLock("application")
@TestPropertySource(properties = {"chamicore.auth.mode=off", "chamicore.notifications.pause=20ms"})
public @interface InventoryTest {}
