package io.beltline.starter.cutover;

import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks, and why. */
final class RequestOptions {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who asks, for the record (default: ${DEFAULT-VALUE}).")
  private @Nullable String by;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, for the record, such as a change number.")
  private @Nullable String note;

  /** A request that says no more than that. */
  Request request() {
    return request(null, false);
  }

  /** As {@link #request()}, for a gate if there is one. */
  Request request(@Nullable Gate gate, boolean acceptStrayWrites) {
    return new Request(gate, by, note, acceptStrayWrites);
  }
}
