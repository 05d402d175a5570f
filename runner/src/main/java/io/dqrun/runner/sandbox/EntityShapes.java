package io.dqrun.runner.sandbox;

import static io.dqrun.runner.sandbox.wire.Shape.Property.array;
import static io.dqrun.runner.sandbox.wire.Shape.Property.flag;
import static io.dqrun.runner.sandbox.wire.Shape.Property.object;
import static io.dqrun.runner.sandbox.wire.Shape.Property.text;

import io.dqrun.runner.sandbox.wire.Shape;
import io.dqrun.runner.sandbox.wire.Shape.Property;
import io.dqrun.runner.sandbox.wire.Shape.Property.Match;
import io.dqrun.runner.sandbox.wire.Shape.Property.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The request bodies of services and what lies below them, for one server version. */
final class EntityShapes {

  private static final Pattern NAME = Pattern.compile("^((?!::).)*$");
  private static final Size NAME_SIZE = new Size(1, 256);
  private static final String API = "org.openmetadata.schema.api.";

  private final SandboxVersion version;

  EntityShapes(SandboxVersion version) {
    this.version = version;
  }

  Shape service() {
    return new Shape(
        API + "services.CreateDatabaseService",
        with(common(), text("serviceType").needed(), object("connection")));
  }

  Shape database() {
    return new Shape(
        API + "data.CreateDatabase",
        with(
            common(),
            text("service").needed(),
            flag("default"),
            text("retentionPeriod"),
            object("extension"),
            text("sourceUrl"),
            object("lifeCycle"),
            text("sourceHash")));
  }

  Shape schema() {
    return new Shape(
        API + "data.CreateDatabaseSchema",
        with(
            common(),
            text("database").needed(),
            text("retentionPeriod"),
            object("extension"),
            text("sourceUrl"),
            object("lifeCycle"),
            text("sourceHash")));
  }

  Shape table() {
    return new Shape(
        API + "data.CreateTable",
        with(
            common(),
            text("databaseSchema").needed(),
            array("columns").needed(),
            text("tableType"),
            array("tableConstraints"),
            object("tablePartition"),
            object("tableProfilerConfig"),
            text("schemaDefinition"),
            text("retentionPeriod"),
            object("extension"),
            text("sourceUrl"),
            text("fileFormat"),
            object("lifeCycle"),
            text("sourceHash"),
            text("locationPath")));
  }

  /** What every entity of this server may be given. */
  List<Property> common() {
    return with(
        List.of(),
        text("name").needed().limited(new Match(NAME, NAME_SIZE)),
        text("displayName"),
        text("description"),
        array("owners"),
        array("tags"),
        array("dataProducts"),
        domain());
  }

  /** One domain or several, as the version has it. */
  Property domain() {
    return version.since(SandboxVersion.V1_9) ? array("domains") : text("domain");
  }

  static List<Property> with(List<Property> first, Property... more) {
    List<Property> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }
}
