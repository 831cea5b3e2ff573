package io.beltline.workflows.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Some of a schema's files with their content.
 *
 * @param texts the content of each
 */
public record SchemaFiles(@JsonValue Map<SchemaFile, SqlText> texts) {
  /** None of them. */
  public static final SchemaFiles NONE = new SchemaFiles(Map.of());

  @JsonCreator
  public SchemaFiles(Map<SchemaFile, SqlText> texts) {
    EnumMap<SchemaFile, SqlText> ordered = new EnumMap<>(SchemaFile.class);
    ordered.putAll(texts);
    this.texts = ordered;
  }

  /** One file's content, if it is here. */
  public Optional<SqlText> text(SchemaFile file) {
    return Optional.ofNullable(texts.get(file));
  }

  /** How much of a payload they take. */
  public int packedSize() {
    return texts.values().stream().mapToInt(text -> text.packed().length()).sum();
  }
}
