package io.beltline.starter.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.command.StepResult;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.wire.BeltlineDataConverter;
import java.nio.file.Path;

/** Puts a schema that came as an answer into files of this machine. */
public final class DumpedSchema {
  private static final ObjectMapper MAPPER = BeltlineDataConverter.mapper();

  private final Path directory;

  /** Below this folder. */
  public DumpedSchema(Path directory) {
    this.directory = directory;
  }

  /** Writes the files of an answer; in their place the answer then tells where they are. */
  public StepResult written(StepResult result) {
    ObjectNode paths = MAPPER.createObjectNode();
    new SchemaFolder(directory, result.pair())
        .write(files(result))
        .forEach((file, path) -> paths.put(file.toString(), path.toString()));
    return new StepResult(
        result.pair(), result.command(), result.outcome(), result.summary(), result.notes(), paths);
  }

  private static SchemaFiles files(StepResult result) {
    try {
      return MAPPER.treeToValue(result.detail(), SchemaFiles.class);
    } catch (JsonProcessingException e) {
      throw new BeltException(
          ExitCode.FAILED,
          "The worker's answer has no schema files that this belt can read: "
              + e.getOriginalMessage(),
          e);
    }
  }
}
