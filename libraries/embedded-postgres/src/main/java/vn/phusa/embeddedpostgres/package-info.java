/**
 * Runs the PostgreSQL that comes with the platform: unpacks it, creates the data, starts, adopts, watches and stops it.
 *
 * <p>Durable (fsync and checksums on) and authenticated (SCRAM, loopback only) unless a test asks otherwise. The entry
 * point is {@link vn.phusa.embeddedpostgres.EmbeddedPostgres#start(Settings)}.
 */
@NullMarked
package vn.phusa.embeddedpostgres;

import org.jspecify.annotations.NullMarked;
