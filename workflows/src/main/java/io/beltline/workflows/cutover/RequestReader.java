package io.beltline.workflows.cutover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.common.converter.RawValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people send: a bare JSON string, an object, or nothing. Anything else is an {@link
 * IllegalArgumentException} that says what is expected.
 */
final class RequestReader {
  /** What an object may have. */
  static final List<String> FIELDS = List.of("gate", "by", "note", "acceptStrayWrites");

  private static final ObjectMapper JSON = BeltlineDataConverter.mapper();

  private RequestReader() {}

  /** An approval: a bare string names the gate. */
  static Request approval(@Nullable RawValue value) {
    String expected =
        "expected \"<gate>\" or {\"gate\":\"<gate>\",\"by\":\"<who>\",\"note\":\"<why>\"}";
    JsonNode json = json(value, expected);
    if (json.isTextual()) {
      return new Request(Gate.parse(json.asText()), null, null, false);
    }
    String gate = text(json, "gate", expected);
    if (gate == null) {
      throw new IllegalArgumentException("no gate is named; " + expected);
    }
    return said(Gate.parse(gate), json, expected);
  }

  /** Any other request: a bare string is the note, nothing at all is fine. */
  static Request other(@Nullable RawValue value) {
    if (value == null || value.getPayload().getData().isEmpty()) {
      return new Request(null, null, null, false);
    }
    String expected = "expected nothing, \"<note>\" or {\"by\":\"<who>\",\"note\":\"<why>\"}";
    JsonNode json = json(value, expected);
    return json.isTextual()
        ? new Request(null, null, json.asText(), false)
        : said(null, json, expected);
  }

  /** The names that nobody reads, of a request that can be used. */
  static List<String> unknownFields(@Nullable RawValue value) {
    if (value == null || value.getPayload().getData().isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    parse(value, "").fieldNames().forEachRemaining(names::add);
    names.removeAll(FIELDS);
    return names;
  }

  private static Request said(@Nullable Gate gate, JsonNode json, String expected) {
    JsonNode accepts = json.path("acceptStrayWrites");
    if (!accepts.isMissingNode() && !accepts.isNull() && !accepts.isBoolean()) {
      throw new IllegalArgumentException("\"acceptStrayWrites\" is neither true nor false");
    }
    return new Request(
        gate, text(json, "by", expected), text(json, "note", expected), accepts.asBoolean(false));
  }

  private static JsonNode json(@Nullable RawValue value, String expected) {
    if (value == null) {
      throw new IllegalArgumentException("nothing was sent; " + expected);
    }
    JsonNode json = parse(value, expected);
    if (!json.isTextual() && !json.isObject()) {
      throw new IllegalArgumentException("cannot use " + json.getNodeType() + "; " + expected);
    }
    return json;
  }

  private static JsonNode parse(RawValue value, String expected) {
    try {
      return JSON.readTree(value.getPayload().getData().toByteArray());
    } catch (IOException e) {
      throw new IllegalArgumentException("not readable as JSON; " + expected, e);
    }
  }

  private static @Nullable String text(JsonNode json, String field, String expected) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("\"" + field + "\" is not a text; " + expected);
    }
    return value.asText();
  }
}
