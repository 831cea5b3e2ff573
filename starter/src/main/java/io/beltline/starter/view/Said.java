package io.beltline.starter.view;

import io.beltline.workflows.cutover.ApprovalRecord;
import io.beltline.workflows.cutover.CutoverStatus;
import io.beltline.workflows.cutover.Request;
import io.beltline.workflows.cutover.RollbackRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        "approved    %s%s%s, %s"
            .formatted(
                approval.gate(),
                inWords(approval.by(), approval.note()),
                accepting(approval.acceptStrayWrites()),
                Words.time(approval.at())));
  }

  private static Said rolledBack(RollbackRecord rollback) {
    return new Said(
        rollback.at(),
        "rollback    asked for%s%s, %s"
            .formatted(
                inWords(rollback.by(), rollback.note()),
                accepting(rollback.acceptStrayWrites()),
                Words.time(rollback.at())));
  }

  private static String accepting(boolean strayWrites) {
    return strayWrites ? ", accepting stray writes" : "";
  }

  static String inWords(@Nullable String by, @Nullable String note) {
    return new Request(null, by, note, false).inWords();
  }
}
