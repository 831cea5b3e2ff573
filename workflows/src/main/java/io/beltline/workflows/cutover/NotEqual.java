package io.beltline.workflows.cutover;

import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.ValidationReport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells why a comparison is not equal. */
final class NotEqual {
  private static final int SHOWN = 5;

  private NotEqual() {}

  static String inWords(ValidationReport report) {
    String what =
        Stream.concat(
                report.differences().stream().map(NotEqual::words), report.unverified().stream())
            .limit(SHOWN)
            .collect(Collectors.joining("; "));
    int all = report.differences().size() + report.unverified().size();
    String more = all > SHOWN ? "; and " + (all - SHOWN) + " more, see the status" : "";
    return "the comparison says "
        + report.verdict()
        + ": "
        + what
        + more
        + ". Mend it, then resume to compare again.";
  }

  private static String words(Difference difference) {
    return difference.table()
        + " row "
        + difference.key()
        + " "
        + difference.kind()
        + " "
        + difference.columns();
  }
}
