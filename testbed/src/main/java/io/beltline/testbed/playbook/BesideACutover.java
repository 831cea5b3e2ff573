package io.beltline.testbed.playbook;

import static io.beltline.testbed.playbook.Scene.require;

import io.beltline.testbed.beltline.Answer;
import io.beltline.testbed.rehearsal.Cutover;
import io.beltline.testbed.rehearsal.Stage;
import java.sql.SQLException;

/**
 * Commands that are typed while a cutover of the same pair runs: those that look work in every
 * phase, those that change something are told which workflow is in their way, and where it stands.
 */
final class BesideACutover {
  private static final int REFUSED = 1;

  private final Scene scene;
  private final Typist typist;

  private BesideACutover(Scene scene) {
    this.scene = scene;
    this.typist = scene.typist();
  }

  static void tell(Scene scene) throws SQLException {
    new BesideACutover(scene).tell();
  }

  private void tell() throws SQLException {
    typist.leads(Answer.WAITING_FOR_APPROVAL, "start");
    looks();
    typist.types("validate-data");
    refuses("sync-sequences", "await-revoke-logins");
    refuses("revoke-logins", "await-revoke-logins");
    refuses("teardown", "await-revoke-logins", "--force");
    require(scene.letsApplicationsIn(scene.source()), "no command has closed the source");

    typist.leads(Answer.WAITING_FOR_APPROVAL, "approve", Cutover.REVOKE_LOGINS, "--wait");
    looks();
    typist.types("validate-data", "--back");
    refuses("restore-logins", "await-teardown");
    refuses("reset", "await-teardown", "--force");
    require(!scene.letsApplicationsIn(scene.source()), "no command has opened the source");

    typist.leads(Answer.DONE, "approve", Cutover.TEARDOWN, "--wait");
    typist.types("connections");
    typist.types("analyze");
  }

  private void looks() {
    typist.types("status");
    typist.types("connections");
    typist.types("check-pkeys");
    typist.types("diff-schemas");
    typist.types("dump-schema");
  }

  private void refuses(String command, String phase, String... options) {
    String said = Typist.summary(typist.types(REFUSED, command, options));
    require(
        said.contains(
                "workflow cutover/%s/%s"
                    .formatted(Stage.DATACENTER, scene.stage().pair().database()))
            && said.contains("phase " + phase),
        "workflow and phase are named: " + said);
  }
}
