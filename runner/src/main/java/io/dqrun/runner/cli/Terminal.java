package io.dqrun.runner.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command may touch of the world around it.
 *
 * @param in standard input
 * @param out standard output: results
 * @param err standard error: everything else
 * @param environment the environment variables
 * @param interactive whether a person looks at the output
 */
record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean interactive) {}
