package io.beltline.configuration.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A password that nothing shows by accident: not in text, not in JSON, not in Java serialization.
 *
 * <p>The only way to the value is {@link #reveal()}. There is no property for a JSON library to
 * find; one that reads fields skips a transient one.
 */
public final class Secret {

  private final transient String value;

  /** Hides this value; it must not be empty. */
  public Secret(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret cannot be empty");
    }
    this.value = value;
  }

  /** Returns the value itself; hand it to what needs it and keep it nowhere. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }

  private byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
