package io.beltline.workflows.cutover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What humans asked for: what was accepted, what is being carried out, what could not be used. */
final class RequestLog {
  private static final int IGNORED_KEPT = 20;

  private final List<ApprovalRecord> approvals = new ArrayList<>();
  private final List<RollbackRecord> rollbacks = new ArrayList<>();
  private final Deque<IgnoredRequest> ignored = new ArrayDeque<>();
  private boolean paused;
  private @Nullable Request abort;

  ApprovalRecord approved(Gate gate, Request request) {
    ApprovalRecord approval =
        new ApprovalRecord(
            gate, request.by(), request.note(), request.acceptStrayWrites(), Journal.now());
    approvals.add(approval);
    return approval;
  }

  void rolledBack(Request request) {
    rollbacks.add(
        new RollbackRecord(
            request.by(), request.note(), request.acceptStrayWrites(), Journal.now()));
  }

  void ignored(String signal, String reason) {
    ignored.addLast(new IgnoredRequest(signal, reason, Journal.now()));
    if (ignored.size() > IGNORED_KEPT) {
      ignored.removeFirst();
    }
  }

  void paused(boolean now) {
    paused = now;
  }

  boolean paused() {
    return paused;
  }

  /** An abort was accepted; null when it has done its work. */
  void abort(@Nullable Request accepted) {
    abort = accepted;
  }

  /** The abort that is being carried out; null without one. */
  @Nullable Request abort() {
    return abort;
  }

  /** Why something was cancelled, in words. */
  String whyCancelled() {
    return abort == null ? "cancelled" : "aborted" + abort.inWords();
  }

  List<ApprovalRecord> approvals() {
    return List.copyOf(approvals);
  }

  List<RollbackRecord> rollbacks() {
    return List.copyOf(rollbacks);
  }

  List<IgnoredRequest> ignored() {
    return List.copyOf(ignored);
  }
}
