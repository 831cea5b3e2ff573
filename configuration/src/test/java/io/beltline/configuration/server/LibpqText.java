package io.beltline.configuration.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads connection strings by the rules of libpq's documentation. */
final class LibpqText {

  private final String text;
  private int at;

  private LibpqText(String text) {
    this.text = text;
  }

  static Map<String, String> parse(String text) {
    LibpqText reader = new LibpqText(text);
    Map<String, String> parameters = new LinkedHashMap<>();
    while (reader.at < text.length()) {
      int equals = text.indexOf('=', reader.at);
      String keyword = text.substring(reader.at, equals).strip();
      reader.at = equals + 1;
      parameters.put(keyword, reader.quotedValue());
    }
    return parameters;
  }

  private String quotedValue() {
    if (text.charAt(at++) != '\'') {
      throw new IllegalArgumentException("not quoted at " + at + " in " + text);
    }
    StringBuilder value = new StringBuilder();
    while (text.charAt(at) != '\'') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString();
  }
}
