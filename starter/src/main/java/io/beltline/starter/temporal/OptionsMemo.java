package io.beltline.starter.temporal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.client.WorkflowExecutionDescription;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A command's options as they stand in the memo of its workflow, so that whoever types the same
 * command again can tell whether it is the same. Schema files are told by their checksum.
 */
final class OptionsMemo {
  static final String KEY = "options";

  private static final ObjectMapper MAPPER = BeltlineDataConverter.mapper();

  private OptionsMemo() {}

  static String of(CommandOptions options) {
    ObjectNode memo = MAPPER.valueToTree(options);
    memo.set("files", checksums(options.files()));
    return memo.toString();
  }

  /** Whether a run was started with these options. */
  static boolean same(CommandOptions options, WorkflowExecutionDescription known) {
    return of(options).equals(known.getMemo(KEY, String.class, String.class));
  }

  private static ObjectNode checksums(SchemaFiles files) {
    ObjectNode checksums = MAPPER.createObjectNode();
    files.texts().forEach((file, text) -> checksums.put(file.toString(), checksum(text)));
    return checksums;
  }

  /** Of the SQL, not of what it is packed into: that depends on who packs. */
  private static String checksum(SqlText text) {
    try {
      byte[] sql = text.sql().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sql));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
