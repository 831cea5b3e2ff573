package io.beltline.starter.temporal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Flag;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.command.StepWorkflow;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.client.WorkflowExecutionDescription;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command's options as they stand in the memo of its workflow, so that whoever types the same
 * command again can tell whether it is the same. Schema files are told by their checksum.
 */
final class OptionsMemo {
  static final String KEY = "options";

  private static final ObjectMapper MAPPER = BeltlineDataConverter.mapper();

  /** What a human calls each. */
  private static final Map<String, String> TYPED = typed();

  private OptionsMemo() {}

  private static Map<String, String> typed() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("except", "--exclude-user or --exclude-pattern");
    typed.put("tables", "--table");
    typed.put("stride", "--stride");
    for (Flag flag : Flag.values()) {
      typed.put(flag.toString(), "--" + flag);
    }
    typed.put("direction", "--back");
    typed.put("side", "--destination");
    typed.put("files", "the files in this folder");
    typed.put("comparison", "--max-rate, --sessions, --limit or --show-values");
    return typed;
  }

  static String of(CommandOptions options) {
    ObjectNode memo = MAPPER.valueToTree(options);
    memo.remove("flags");
    for (Flag flag : Flag.values()) {
      memo.put(flag.toString(), options.has(flag));
    }
    memo.set("files", checksums(options.files()));
    return memo.toString();
  }

  /** The id of a run that has the command's own id in its way: one for each set of options. */
  static String idOf(StepRequest request) {
    String checksum = checksum(of(request.options()));
    return "%s/%s"
        .formatted(StepWorkflow.id(request.pair(), request.command()), checksum.substring(0, 8));
  }

  /** In which options a run was started with others, as they are typed. */
  static List<String> differences(CommandOptions options, WorkflowExecutionDescription known) {
    return differences(of(options), String.valueOf(known.getMemo(KEY, String.class, String.class)));
  }

  /** In which options two memos differ. */
  static List<String> differences(String memo, String other) {
    if (memo.equals(other)) {
      return List.of();
    }
    JsonNode one = json(memo);
    JsonNode two = json(other);
    List<String> typed =
        TYPED.entrySet().stream()
            .filter(field -> !one.path(field.getKey()).equals(two.path(field.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    return typed.isEmpty() ? List.of("options of another version of belt") : typed;
  }

  /** A memo that nobody can read has no options at all. */
  private static JsonNode json(String memo) {
    try {
      return MAPPER.readTree(memo);
    } catch (JsonProcessingException e) {
      return MAPPER.createObjectNode();
    }
  }

  private static ObjectNode checksums(SchemaFiles files) {
    ObjectNode checksums = MAPPER.createObjectNode();
    files.texts().forEach((file, text) -> checksums.put(file.toString(), checksum(text)));
    return checksums;
  }

  /** Of the SQL, not of what it is packed into: that depends on who packs. */
  private static String checksum(SqlText text) {
    return checksum(text.sql());
  }

  private static String checksum(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
