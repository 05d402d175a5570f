package io.dqrun.workflow;

import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.ParameterDefinition;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A test with two bounds, both included; the catalogue of definitions names its parameters. */
abstract class RangeTest<B extends RangeTest<B>> extends TestBuilder<B> {

  private @Nullable BigDecimal least;
  private @Nullable BigDecimal most;

  RangeTest(String definition, Optional<String> column) {
    super(definition, column);
  }

  final B least(BigDecimal bound, String text) {
    least = bound;
    return argument(parameter("min"), text);
  }

  final B most(BigDecimal bound, String text) {
    most = bound;
    return argument(parameter("max"), text);
  }

  private String parameter(String prefix) {
    return BuiltInDefinitions.find(definition()).stream()
        .flatMap(definition -> definition.parameterDefinition().stream())
        .map(ParameterDefinition::name)
        .filter(name -> name.startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(definition() + " has no " + prefix));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the minimum is larger than the maximum
   */
  @Override
  public final TestCaseDefinition build() {
    if (least != null && most != null && least.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "`%s` is larger than `%s` of `%s`: no value lies between them"
              .formatted(parameter("min"), parameter("max"), definition()));
    }
    return super.build();
  }
}
