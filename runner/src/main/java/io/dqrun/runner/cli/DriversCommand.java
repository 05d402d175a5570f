package io.dqrun.runner.cli;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Nearest;
import io.dqrun.runner.report.DriverReport;
import io.dqrun.runner.result.DriverState;
import io.dqrun.runner.run.DriverStock;
import java.util.ArrayList;
import java.util.List;

/** {@code dq-run drivers}. */
final class DriversCommand implements Command {

  private static final List<String> ACTIONS = List.of("list", "install");

  @Override
  public String name() {
    return "drivers";
  }

  @Override
  public String operands() {
    return "ACTION...";
  }

  @Override
  public String summary() {
    return "the JDBC drivers: which there are, and installing others";
  }

  @Override
  public String description() {
    return """
        PostgreSQL and SQLite need no further driver. Those of other databases are
        looked for in the folder of --drivers, then in drivers beside the program's lib,
        then in $XDG_DATA_HOME/dq-run/drivers (~/.local/share/dq-run/drivers).

          drivers list             every known driver, its licence, and where it is
          drivers install TYPE...  gets the drivers of these types of services, such as
                                   MariaDB, out of your Maven repository: the local one,
                                   or else by your own mvn and its settings. It has the
                                   licence that is shown.

        Any other driver: put its jars into a folder named like the type, such as
        ~/.local/share/dq-run/drivers/Athena.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of();
  }

  @Override
  public List<String> words() {
    return ACTIONS;
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    List<String> operands = invocation.settings().operands();
    if (operands.isEmpty()) {
      throw new UsageException("dq-run drivers needs an action: list or install");
    }
    String action = operands.get(0);
    List<String> types = operands.subList(1, operands.size());
    DriverStock stock = invocation.drivers();
    return switch (action) {
      case "list" -> list(invocation, stock, types);
      case "install" -> install(invocation, stock, types);
      default ->
          throw new UsageException(
              "dq-run drivers knows list and install, not '"
                  + action
                  + "'"
                  + Nearest.of(action, ACTIONS)
                      .map(near -> "; did you mean " + near + "?")
                      .orElse(""));
    };
  }

  private static ExitCode list(Invocation invocation, DriverStock stock, List<String> types)
      throws UsageException {
    if (!types.isEmpty()) {
      throw new UsageException("dq-run drivers list takes no operand");
    }
    List<DriverState> drivers = stock.all();
    invocation
        .terminal()
        .out()
        .print(
            invocation.json()
                ? DriverReport.json("list", drivers, ExitCode.OK.code()) + "\n"
                : DriverReport.text(drivers, invocation.style()));
    return ExitCode.OK;
  }

  private static ExitCode install(Invocation invocation, DriverStock stock, List<String> types)
      throws UsageException {
    if (types.isEmpty()) {
      throw new UsageException("dq-run drivers install needs a type, such as MariaDB");
    }
    for (String type : types) {
      if (stock.find(type).isEmpty()) {
        throw new UsageException(unknown(type));
      }
    }
    List<DriverState> installed = new ArrayList<>();
    ExitCode result = ExitCode.OK;
    for (String type : types) {
      if (!invocation.quiet()) {
        DriverState wanted = stock.find(type).orElseThrow();
        invocation
            .terminal()
            .err()
            .println(wanted.coordinates() + ", licence: " + wanted.licence());
      }
      try {
        installed.add(stock.install(type));
      } catch (DqException e) {
        invocation.complain(e.problems());
        result = ExitCode.of(e.category());
      }
    }
    if (invocation.json()) {
      invocation.terminal().out().println(DriverReport.json("install", installed, result.code()));
    } else if (!invocation.quiet()) {
      invocation.terminal().out().print(DriverReport.text(installed, invocation.style()));
    }
    return result;
  }

  private static String unknown(String type) {
    return "no driver for '%s' can be installed%s"
        .formatted(
            type,
            Nearest.of(type, DriverStock.types())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; 'dq-run drivers list' names the types that can"));
  }
}
