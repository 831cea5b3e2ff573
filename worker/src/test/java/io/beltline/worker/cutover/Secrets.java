package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.beltline.testbed.ConfigFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords that are to be found nowhere.
 *
 * @param byPlace by where each of them stands, so that a finding names the place
 */
record Secrets(Map<String, String> byPlace) {
  private static final Pattern PAYLOAD = Pattern.compile("\"data\"\\s*:\\s*\"([^\"]+)\"");

  /** Those that stand in a configuration. */
  static Secrets of(ConfigFile config) {
    assertFalse(config.passwords().isEmpty(), "the configuration has passwords");
    return new Secrets(config.passwords());
  }

  /** These and one more. */
  Secrets and(String place, String secret) {
    Map<String, String> more = new TreeMap<>(byPlace);
    more.put(place, secret);
    return new Secrets(more);
  }

  /** Neither in the history, nor in the payloads that it encodes, nor in the log. */
  void assertNotIn(String history, String log) {
    assertFalse(payloads(history).isEmpty(), "the history has payloads");
    assertFalse(log.isEmpty(), "the worker has a log");
    assertEquals(Set.of(), in(history), "in the history");
    assertEquals(Set.of(), in(log), "in the worker's log");
  }

  /**
   * The places whose secret stands in the text, in whatever spelling, or in the payloads that the
   * text encodes.
   */
  Set<String> in(String text) {
    String payloads = payloads(text);
    Set<String> found = new TreeSet<>();
    byPlace.forEach(
        (place, secret) ->
            Spellings.of(secret)
                .forEach(
                    (spelling, written) -> {
                      if (text.contains(written) || payloads.contains(written)) {
                        found.add(place);
                      }
                    }));
    return found;
  }

  private static String payloads(String text) {
    StringBuilder decoded = new StringBuilder();
    Matcher payloads = PAYLOAD.matcher(text);
    while (payloads.find()) {
      byte[] bytes = Base64.getDecoder().decode(payloads.group(1).replace("\\u003d", "="));
      decoded.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
    }
    return decoded.toString();
  }
}
