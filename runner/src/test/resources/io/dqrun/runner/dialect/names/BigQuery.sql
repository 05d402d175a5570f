SELECT MIN(`orders`) FROM `db`.`orders`.`orders` AS dq_table
SELECT MIN(`ORDERS`) FROM `db`.`ORDERS`.`ORDERS` AS dq_table
SELECT MIN(`CamelCase`) FROM `db`.`CamelCase`.`CamelCase` AS dq_table
SELECT MIN(`with blank`) FROM `db`.`with blank`.`with blank` AS dq_table
SELECT MIN(`select`) FROM `db`.`select`.`select` AS dq_table
SELECT MIN(`dotted.name`) FROM `db`.`dotted.name`.`dotted.name` AS dq_table
SELECT MIN(`double"quote`) FROM `db`.`double"quote`.`double"quote` AS dq_table
SELECT MIN(`back\`tick`) FROM `db`.`back\`tick`.`back\`tick` AS dq_table
SELECT MIN(`brack]et`) FROM `db`.`brack]et`.`brack]et` AS dq_table
SELECT MIN(`back\\slash`) FROM `db`.`back\\slash`.`back\\slash` AS dq_table
SELECT MIN(`apostrophe\'s`) FROM `db`.`apostrophe\'s`.`apostrophe\'s` AS dq_table
SELECT MIN(`Größe`) FROM `db`.`Größe`.`Größe` AS dq_table
SELECT MIN(`größe`) FROM `db`.`größe`.`größe` AS dq_table
SELECT MIN(`2nd`) FROM `db`.`2nd`.`2nd` AS dq_table
