package io.beltline.starter.cutover;

import java.util.LinkedHashMap;
import java.util.Map;
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

  Map<String, String> content() {
    Map<String, String> content = new LinkedHashMap<>();
    if (by != null) {
      content.put("by", by);
    }
    if (note != null) {
      content.put("note", note);
    }
    return content;
  }
}
