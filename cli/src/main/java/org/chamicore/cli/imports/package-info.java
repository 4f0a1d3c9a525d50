/**
 * {@code chamicore import}: what a site's former servers know, into Chamicore. A {@link org.chamicore.cli.imports.Source} reads
 * one of their stores, a {@link org.chamicore.cli.imports.Kind} knows one sort of things on this side, and the
 * {@link org.chamicore.cli.imports.Importer} between them compares and writes.
 */
@NullMarked
package org.chamicore.cli.imports;

import org.jspecify.annotations.NullMarked;
