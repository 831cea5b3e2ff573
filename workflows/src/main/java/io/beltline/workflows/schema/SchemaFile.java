package io.beltline.workflows.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The files that a schema is written into, in the order in which they are loaded. */
public enum SchemaFile {
  /** All of it. */
  WHOLE("schema.sql"),
  /** Without secondary indexes and NOT VALID constraints. */
  BASE("no_invalid_constraints.sql"),
  /** The secondary indexes. */
  INDEXES("indexes.sql"),
  /** The NOT VALID constraints. */
  CONSTRAINTS("invalid_constraints.sql");

  private final String fileName;

  SchemaFile(String fileName) {
    this.fileName = fileName;
  }

  /** Reads a file's name. */
  @JsonCreator
  public static SchemaFile parse(String fileName) {
    return Arrays.stream(values())
        .filter(file -> file.fileName.equals(fileName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no schema file " + fileName));
  }

  /** The file's name. */
  @JsonValue
  @Override
  public String toString() {
    return fileName;
  }
}
