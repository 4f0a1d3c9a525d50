package org.chamicore.inventory.security;

import org.chamicore.db.testing.ApplicationTest;
import org.chamicore.web.testing.RouteRights;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Every route with every role, and the page of the docs that says so. */
@ApplicationTest
@ResourceLock("application")
class RouteRightsTest extends RouteRights {}
