/** The API with which operators say what boots: records of identifiers and boot parameters. */
@NullMarked
package org.chamicore.boot.bootparameters;

import org.jspecify.annotations.NullMarked;
