package io.beltline.starter.view;

import io.beltline.workflows.validation.Difference;
import io.beltline.workflows.validation.SelfTest;
import io.beltline.workflows.validation.ValidationReport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A comparison of rows, in lines. */
public final class ValidationText {
  private ValidationText() {}

  /** How it ended, and what was compared. */
  public static String verdict(ValidationReport validation) {
    return "%s: %s, %s%s"
        .formatted(
            Words.constant(validation.verdict()),
            validation.scope(),
            Words.amount(validation.rows(), "rows"),
            tested(validation.selfTest()));
  }

  private static String tested(@Nullable SelfTest selfTest) {
    return selfTest == null
        ? ""
        : "; self-test: %d of %d planted errors found"
            .formatted(selfTest.found(), selfTest.planted());
  }

  private static Stream<String> difference(Difference one) {
    return Stream.concat(
        Stream.of("%s %s: %s %s".formatted(one.table(), one.key(), one.kind(), one.columns())),
        one.values().stream()
            .map(
                column ->
                    "  %s: %s | %s"
                        .formatted(
                            column.column(),
                            value(column.provider()),
                            value(column.subscriber()))));
  }

  /** In quotes, so that no value is taken for the lack of one; in one line. */
  private static String value(@Nullable String value) {
    return value == null
        ? "null"
        : "'" + value.replace("\\", "\\\\").replace("\n", "\\n").replace("'", "''") + "'";
  }

  /** Each row that differs, and each reason why something could not be compared. */
  public static Stream<String> findings(ValidationReport validation) {
    return Stream.concat(
        validation.differences().stream().flatMap(ValidationText::difference),
        validation.unverified().stream());
  }
}
