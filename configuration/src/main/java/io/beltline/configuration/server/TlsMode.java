package io.beltline.configuration.server;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a connection is encrypted and what is verified, in libpq's terms. */
public enum TlsMode {
  /** Never encrypted. */
  DISABLE("disable"),
  /** Encrypted where the server insists on it; nothing is verified. */
  ALLOW("allow"),
  /** Encrypted where the server offers it; nothing is verified. libpq's default and ours. */
  PREFER("prefer"),
  /** Always encrypted; the certificate is verified only where a root certificate is given. */
  REQUIRE("require"),
  /** Always encrypted, and the certificate comes from the given authority. */
  VERIFY_CA("verify-ca"),
  /** Like {@link #VERIFY_CA}, and the certificate is made out to the server's {@code host}. */
  VERIFY_FULL("verify-full");

  private final String sslmode;

  TlsMode(String sslmode) {
    this.sslmode = sslmode;
  }

  /** Returns the mode's name in a configuration and in libpq's {@code sslmode}. */
  public String sslmode() {
    return sslmode;
  }

  /** Returns whether the server's certificate is always verified. */
  public boolean verifies() {
    return this == VERIFY_CA || this == VERIFY_FULL;
  }

  /** Returns whether the connection may be made without encryption; then nothing is verified. */
  public boolean isOptional() {
    return this == DISABLE || this == ALLOW || this == PREFER;
  }

  /** Returns the modes by their names, weakest first. */
  public static Map<String, TlsMode> byName() {
    return Arrays.stream(values())
        .collect(
            Collectors.toMap(
                TlsMode::sslmode, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }
}
