package io.dqrun.runner.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowConditionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id > 3",
        "status = 'it''s; done -- (really'",
        "(a = 1 OR b = 2) AND NOT (c IN (1, 2))",
        "day >= CURRENT_DATE - INTERVAL '7' DAY",
        "\"odd -- name\" IS NOT NULL",
        "EXISTS (SELECT 1 FROM other WHERE other.id = a.id)",
        "colour = '#fff'",
        "update > 3 AND comment = 'x'",
        "name LIKE 'a\\_%'"
      })
  void aConditionPasses(String sql) {
    assertEquals(Optional.empty(), RowCondition.refusal(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 = 1; DROP TABLE t",
        "1 = 1 -- and no more",
        "1 = 1 /* and no more",
        "1 = 1 /* and */ OR 2 = 2",
        "1 = 1) OR (1 = 1",
        "1 = 1)",
        "(1 = 1",
        ")(",
        " ",
        "name = 'open",
        "name = \"open",
        "name = 'a\\' OR 1 = 1) UNION SELECT 1 -- '",
        "1 = 1 # no more",
        "id IN (WITH x AS (DELETE FROM t RETURNING id) SELECT id FROM x)",
        "1 = 1 FOR UPDATE",
        "name = $x$ ) $x$ OR $x$ ( $x$",
        "a = 1 \0"
      })
  void whatIsMoreThanAConditionDoesNot(String sql) {
    assertTrue(RowCondition.refusal(sql).isPresent(), sql);
  }
}
