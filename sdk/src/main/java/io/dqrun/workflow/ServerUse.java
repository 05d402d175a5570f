package io.dqrun.workflow;

/** Whether the workflow's own server is going to be asked. */
public enum ServerUse {
  /** The server that the workflow names. */
  REAL,
  /** No server, or a stand-in: nothing about the server in the workflow is checked. */
  NONE
}
