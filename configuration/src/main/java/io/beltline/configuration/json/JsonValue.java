package io.beltline.configuration.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that remembers its line. Its text form tells what it is, never what it holds. */
public sealed interface JsonValue {

  /** Returns the line on which the value starts, from 1. */
  int line();

  /** Returns what the value is, as said to a person: "text", "a list". */
  String kind();

  /** An object: its members in the order of the file. */
  record Members(int line, Map<String, JsonValue> values) implements JsonValue {
    /** Keeps a copy in the same order. */
    public Members {
      values = new LinkedHashMap<>(values);
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /** A list. */
  record Elements(int line, List<JsonValue> values) implements JsonValue {
    /** Keeps a copy. */
    public Elements {
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A string. */
  record Text(int line, String value) implements JsonValue {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public String toString() {
      return "text on line " + line;
    }
  }

  /** A number, exactly as it is written in the file. */
  record Numeral(int line, String digits) implements JsonValue {
    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public String toString() {
      return "number on line " + line;
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(int line, boolean value) implements JsonValue {
    @Override
    public String kind() {
      return "true or false";
    }
  }

  /** {@code null}. */
  record Nothing(int line) implements JsonValue {
    @Override
    public String kind() {
      return "null";
    }
  }
}
