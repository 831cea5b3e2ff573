package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search itself finds what it is asked for. */
class SecretsScanTest {
  private static final String SECRET = "it's \"od\\d\" %41 @:/ 0";
  private static final Secrets SECRETS = new Secrets(Map.of("here", SECRET, "there", "unheard of"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's \"od\\d\" %41 @:/ 0",
        "postgres://root:it%27s+%22od%5Cd%22+%2541+%40%3A%2F+0@host/db",
        "postgres://root:it%27s%20%22od%5Cd%22%20%2541%20%40%3A%2F%200@host/db",
        "dsn was: user='root' password='it\\'s \"od\\\\d\" %41 @:/ 0'",
        "alter role root password 'it''s \"od\\d\" %41 @:/ 0'",
        "{\"pw\": \"it's \\\"od\\\\d\\\" %41 @:/ 0\"}",
        "*:*:*:*:it's \"od\\\\d\" %41 @\\:/ 0"
      })
  void findsASecretHoweverItIsWritten(String text) {
    assertEquals(Set.of("here"), SECRETS.in("before " + text + " after"));
  }

  @Test
  void findsASecretInBase64WhereverItStandsInTheEncodedText() {
    for (String before : new String[] {"", "x", "xy", "xyz"}) {
      assertEquals(Set.of("here"), SECRETS.in(base64(before + SECRET + " and more")));
    }
  }

  @Test
  void findsASecretInAPayloadOfAnExportedHistory() {
    String payload = base64("{\"message\":\"password=it's \\\"od\\\\d\\\" %41 @:/ 0\"}");
    assertEquals(Set.of("here"), SECRETS.in("{\"payloads\": [{\"data\": \"" + payload + "\"}]}"));
  }

  @Test
  void findsWhatQuotingLeavesOfASecret() {
    String word = "0123456789abcdef";
    Secrets secrets = new Secrets(Map.of("here", "'" + word + "\\"));
    assertEquals(Set.of("here"), secrets.in("\\\\'" + word + "\\134"));
    assertEquals(Set.of(), secrets.in(word.substring(1)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
