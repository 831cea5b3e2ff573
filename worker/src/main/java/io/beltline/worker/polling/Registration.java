package io.beltline.worker.polling;

import io.temporal.worker.Worker;

/** Puts everything that one datacenter's task queue serves on its worker. */
@FunctionalInterface
public interface Registration {

  /**
   * Registers every workflow type and every step implementation.
   *
   * @param worker polls the datacenter's queue, and has not been started yet
   * @param datacenter the datacenter as it is named in the configuration
   */
  void registerOn(Worker worker, String datacenter);
}
