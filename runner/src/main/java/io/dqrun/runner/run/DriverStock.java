package io.dqrun.runner.run;

import io.dqrun.problem.DqException;
import io.dqrun.runner.jdbc.DriverFolders;
import io.dqrun.runner.jdbc.DriverInstallation;
import io.dqrun.runner.jdbc.KnownDriver;
import io.dqrun.runner.jdbc.KnownDrivers;
import io.dqrun.runner.result.DriverState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JDBC drivers of a machine, and what can be added to them. */
public final class DriverStock {

  private static final List<DriverState> INCLUDED =
      List.of(
          new DriverState(
              List.of("Postgres", "Greenplum", "Cockroach", "Timescale"),
              "org.postgresql:postgresql",
              "BSD-2-Clause",
              Optional.of("included")),
          new DriverState(
              List.of("SQLite"), "org.xerial:sqlite-jdbc", "Apache-2.0", Optional.of("included")));

  private final DriverFolders folders;
  private final DriverInstallation installation;

  private DriverStock(DriverFolders folders, DriverInstallation installation) {
    this.folders = folders;
    this.installation = installation;
  }

  /**
   * The drivers of a user.
   *
   * @param named the folder that the user names
   * @param environment tells where the user's own folders and Maven are
   */
  public static DriverStock of(Optional<Path> named, Map<String, String> environment) {
    return new DriverStock(
        DriverFolders.of(named, environment),
        DriverInstallation.of(Path.of(System.getProperty("user.home")), environment));
  }

  /** From now on, this process takes its drivers from here. */
  public void use() {
    folders.use();
  }

  /** Every driver that is included or known. */
  public List<DriverState> all() {
    return Stream.concat(INCLUDED.stream(), KnownDrivers.all().stream().map(this::state)).toList();
  }

  /** The types whose drivers can be installed. */
  public static List<String> types() {
    return KnownDrivers.all().stream().flatMap(driver -> driver.types().stream()).toList();
  }

  /** The driver for a type that can be installed, in any case; empty if there is none. */
  public Optional<DriverState> find(String type) {
    return KnownDrivers.forType(type).map(this::state);
  }

  /**
   * Gets the driver for a type out of the user's Maven repository.
   *
   * @throws DqException if it cannot be had
   * @throws IllegalArgumentException for a type that {@link #find} does not know
   */
  public DriverState install(String type) {
    KnownDriver driver =
        KnownDrivers.forType(type).orElseThrow(() -> new IllegalArgumentException(type));
    installation.install(driver, folders.target());
    return state(driver);
  }

  private DriverState state(KnownDriver driver) {
    String jars =
        folders.jars(driver.types().get(0)).stream()
            .map(Path::toString)
            .collect(Collectors.joining(", "));
    return new DriverState(
        driver.types(),
        driver.coordinates(),
        driver.licence(),
        jars.isEmpty() ? Optional.empty() : Optional.of(jars));
  }
}
