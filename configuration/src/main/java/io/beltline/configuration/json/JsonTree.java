package io.beltline.configuration.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.beltline.configuration.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns JSON text with {@code //} and block comments into values with lines.
 *
 * <p>Text that is not JSON and fields that appear twice become problems. The parser's own messages
 * quote the text, which may be a password, so only their place is passed on.
 */
public final class JsonTree {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final JsonParser parser;
  private final Problems problems;
  private final Deque<String> path = new ArrayDeque<>();

  private JsonTree(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** Returns the value that the text holds, or nothing when it is not JSON. */
  public static Optional<JsonValue> parse(String text, Problems problems) {
    try (JsonParser parser = JSON.createParser(text)) {
      return new JsonTree(parser, problems).document();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<JsonValue> document() throws IOException {
    try {
      if (parser.nextToken() == null) {
        problems.add(new Problem("", 0, "the file is empty", "write the pair's configuration"));
        return Optional.empty();
      }
      JsonValue value = value();
      if (parser.nextToken() != null) {
        int line = parser.currentTokenLocation().getLineNr();
        problems.add(new Problem("", line, "text after the end of the object", "remove it"));
        return Optional.empty();
      }
      return Optional.of(value);
    } catch (JsonProcessingException e) {
      problems.add(broken(e));
      return Optional.empty();
    }
  }

  private JsonValue value() throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> new JsonValue.Members(line, members());
      case START_ARRAY -> new JsonValue.Elements(line, elements());
      case VALUE_STRING -> new JsonValue.Text(line, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(line, parser.getText());
      case VALUE_TRUE -> new JsonValue.Flag(line, true);
      case VALUE_FALSE -> new JsonValue.Flag(line, false);
      case VALUE_NULL -> new JsonValue.Nothing(line);
      default -> throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private Map<String, JsonValue> members() throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      boolean container = parser.nextToken().isStructStart();
      if (container) {
        path.addLast(name);
      }
      JsonValue first = members.putIfAbsent(name, value());
      if (container) {
        path.removeLast();
      }
      if (first != null) {
        String what = "appears twice, first on line " + first.line();
        problems.add(new Problem(child(name), line, what, "remove one of the two"));
      }
    }
    return members;
  }

  private List<JsonValue> elements() throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return elements;
  }

  private String child(String name) {
    return path.isEmpty() ? name : String.join(".", path) + "." + name;
  }

  private Problem broken(JsonProcessingException e) {
    JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    String what = "not valid JSON at column " + at.getColumnNr();
    String remedy =
        e instanceof JsonEOFException
            ? "the text ends too early: add the missing quote, bracket or brace"
            : "look there and just before it for a missing or extra comma, colon, quote, bracket"
                + " or brace, and for text that needs quotes";
    return new Problem(String.join(".", path), at.getLineNr(), what, remedy);
  }
}
