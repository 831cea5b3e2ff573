package io.beltline.starter.cutover;

import picocli.CommandLine.Command;

/** The commands of one pair's cutover. */
@Command(
    name = "cutover",
    description = "Move one database, from precheck to teardown.",
    synopsisSubcommandLabel = "COMMAND")
public final class CutoverCommand {}
