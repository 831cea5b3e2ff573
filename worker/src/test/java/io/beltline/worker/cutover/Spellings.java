package io.beltline.worker.cutover;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ways in which programs write down a text that they should not have written down. */
final class Spellings {
  /** What no quoting and no escaping changes; long enough to be of this text alone. */
  private static final Pattern PLAIN_PART = Pattern.compile("[A-Za-z0-9]{12,}");

  private static final int ALIGNMENTS = 3;

  private Spellings() {}

  /** Each way by its name, and the text written in it. */
  static Map<String, String> of(String secret) {
    Map<String, String> spellings = new TreeMap<>();
    spellings.put("plain", secret);
    spellings.put("URL", URLEncoder.encode(secret, StandardCharsets.UTF_8));
    spellings.put("URL with %20", spellings.get("URL").replace("+", "%20"));
    spellings.put("libpq", secret.replace("\\", "\\\\").replace("'", "\\'"));
    spellings.put("SQL", secret.replace("'", "''"));
    spellings.put("JSON", secret.replace("\\", "\\\\").replace("\"", "\\\""));
    spellings.put("password file", secret.replace("\\", "\\\\").replace(":", "\\:"));
    spellings.put("hex", HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
    for (int alignment = 0; alignment < ALIGNMENTS; alignment++) {
      String base64 = base64(secret, alignment);
      spellings.put("base64+" + alignment, base64);
      spellings.put("base64url+" + alignment, base64.replace('+', '-').replace('/', '_'));
    }
    PLAIN_PART
        .matcher(secret)
        .results()
        .map(MatchResult::group)
        .forEach(part -> spellings.put("part " + part.length(), part));
    return spellings;
  }

  /** The characters that depend on the text alone, when so many bytes stand before it. */
  private static String base64(String text, int before) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = (before * 8 + 5) / 6;
    return all.substring(first, Math.max(first, shifted.length * 8 / 6));
  }
}
