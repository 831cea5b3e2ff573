package io.beltline.workflows.connection;

/** The sessions on both sides. */
public record ConnectionsReport(SideConnections source, SideConnections destination) {}
