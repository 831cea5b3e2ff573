package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.cutover.BeltSearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import java.util.stream.Collectors;

/** Tells an operator that Temporal does not know Beltline's search attributes, and what to type. */
final class UnknownSearchAttributes {
  private UnknownSearchAttributes() {}

  /** What to throw in place of what Temporal said: the same, unless it is about them. */
  static RuntimeException told(WorkflowServiceException e) {
    return isAboutThem(e) ? inWords(e) : e;
  }

  private static boolean isAboutThem(WorkflowServiceException e) {
    return e.getCause() instanceof StatusRuntimeException grpc
        && grpc.getStatus().getCode() == Status.Code.INVALID_ARGUMENT
        && String.valueOf(grpc.getStatus().getDescription()).contains("Belt");
  }

  private static BeltException inWords(WorkflowServiceException e) {
    String names =
        BeltSearchAttributes.ALL.stream()
            .map(key -> " --name " + key.getName())
            .collect(Collectors.joining());
    return new BeltException(
        ExitCode.USAGE,
        "Temporal does not know Beltline's search attributes (%s); nothing was started. A worker registers them when it starts, where it may. By hand: temporal operator search-attribute create --type Keyword%s"
            .formatted(e.getCause() == null ? "" : e.getCause().getMessage(), names),
        e);
  }
}
