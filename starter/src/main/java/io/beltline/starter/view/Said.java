package io.beltline.starter.view;

import io.beltline.workflows.cutover.ApprovalRecord;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.RollbackRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody said, who, and why.
 *
 * @param at when
 * @param line in words
 */
record Said(Instant at, String line) {
  /** Approvals and rollbacks, in the order in which they were accepted. */
  static List<String> requests(CutoverStatus status) {
    return Stream.concat(
            status.approvals().stream().map(Said::approved),
            status.rollbacks().stream().map(Said::rolledBack))
        .sorted(Comparator.comparing(Said::at))
        .map(Said::line)
        .toList();
  }

  private static Said approved(ApprovalRecord approval) {
    return new Said(
        approval.at(),
        "approved    %s%s, %s"
            .formatted(approval.gate(), approval.inWords(), Words.time(approval.at())));
  }

  private static Said rolledBack(RollbackRecord rollback) {
    return new Said(
        rollback.at(),
        "rollback    asked for%s, %s".formatted(rollback.inWords(), Words.time(rollback.at())));
  }
}
