package io.beltline.configuration.secret;

import java.util.Map;

/** A password in an environment variable of this process. */
public final class EnvironmentPassword implements PasswordSource {

  private final String name;
  private final Map<String, String> environment;

  /** Names the variable and the environment that it is looked up in. */
  public EnvironmentPassword(String name, Map<String, String> environment) {
    this.name = name;
    this.environment = environment;
  }

  @Override
  public Secret fetch() throws PasswordUnavailableException {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new PasswordUnavailableException(
          "environment variable " + name + (value == null ? " is not set" : " is empty"),
          "set it for the process that connects (the worker), and start that again");
    }
    return new Secret(value);
  }
}
