package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.Map;

/**
 * Where Temporal is: the variables and the profile file of the {@code temporal} command line.
 *
 * @param settings address, namespace, TLS, API key
 * @param origin which variable or profile the address came from
 */
record Profile(ClientConfigProfile settings, String origin) {
  static Profile load(Map<String, String> environment) {
    try {
      LoadClientConfigProfileOptions from =
          LoadClientConfigProfileOptions.newBuilder()
              .setEnvOverrides(environment)
              .setConfigFilePath(environment.get("TEMPORAL_CONFIG_FILE"))
              .build();
      ClientConfigProfile profile = ClientConfigProfile.load(from);
      return new Profile(profile, origin(environment, profile));
    } catch (IOException | RuntimeException e) {
      throw new BeltException(
          ExitCode.USAGE,
          "The Temporal profile cannot be used: %s. Look at the TEMPORAL_… variables and at the profile file."
              .formatted(e.getMessage()),
          e);
    }
  }

  String address() {
    String address = settings.getAddress();
    return address == null || address.isEmpty()
        ? WorkflowServiceStubsOptions.getDefaultInstance().getTarget()
        : address;
  }

  private static String origin(Map<String, String> environment, ClientConfigProfile profile) {
    if (environment.containsKey("TEMPORAL_ADDRESS")) {
      return "from TEMPORAL_ADDRESS";
    }
    return profile.getAddress() == null
        ? "the default; set TEMPORAL_ADDRESS for another"
        : "from profile '%s' of %s"
            .formatted(
                environment.getOrDefault("TEMPORAL_PROFILE", "default"),
                environment.getOrDefault("TEMPORAL_CONFIG_FILE", "Temporal's profile file"));
  }
}
