@NullUnmarked
package org.chamicore.inventory.service;

import org.jspecify.annotations.NullUnmarked;
