package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.beltline.testbed.ConfigFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The passwords of a configuration, to be found nowhere else. */
record Secrets(Set<String> passwords) {
  private static final Pattern PASSWORD = Pattern.compile("\"pw\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern PAYLOAD = Pattern.compile("\"data\"\\s*:\\s*\"([^\"]+)\"");

  static Secrets of(ConfigFile config) {
    Set<String> passwords =
        PASSWORD
            .matcher(config.text())
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertFalse(passwords.isEmpty(), "the configuration has passwords");
    return new Secrets(passwords);
  }

  /** Neither in the text nor in the payloads that it encodes. */
  void assertNotIn(String history, String log) {
    StringBuilder decoded = new StringBuilder();
    Matcher payloads = PAYLOAD.matcher(history);
    while (payloads.find()) {
      decoded.append(
          new String(Base64.getDecoder().decode(payloads.group(1)), StandardCharsets.UTF_8));
    }
    assertFalse(decoded.isEmpty(), "the history has payloads");
    assertFalse(log.isEmpty(), "the worker has a log");
    for (String password : passwords) {
      assertFalse(history.contains(password), "a password in the history");
      assertFalse(decoded.indexOf(password) >= 0, "a password in the history's payloads");
      assertFalse(log.contains(password), "a password in the worker's log");
    }
  }
}
