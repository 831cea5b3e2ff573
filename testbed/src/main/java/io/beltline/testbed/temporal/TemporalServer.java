package io.beltline.testbed.temporal;

import java.net.URI;
import java.util.Optional;

/**
 * A server that answers from its making until it is closed, on a port of the loopback interface.
 */
public interface TemporalServer extends AutoCloseable {

  /** Host and port, as {@code TEMPORAL_ADDRESS} wants them. */
  String address();

  /** Where its web UI is, if it has one. */
  Optional<URI> ui();

  /**
   * Kills it with SIGKILL and starts it again at the same address, where it goes on with what it
   * knew.
   *
   * @return false where it would forget everything, and so was left alone
   */
  boolean killAndRestart();

  /** Ends it. */
  @Override
  void close();
}
