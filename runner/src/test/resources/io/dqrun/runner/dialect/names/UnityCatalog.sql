SELECT MIN(`orders`) FROM `db`.`orders`.`orders`
SELECT MIN(`ORDERS`) FROM `db`.`ORDERS`.`ORDERS`
SELECT MIN(`CamelCase`) FROM `db`.`CamelCase`.`CamelCase`
SELECT MIN(`with blank`) FROM `db`.`with blank`.`with blank`
SELECT MIN(`select`) FROM `db`.`select`.`select`
SELECT MIN(`dotted.name`) FROM `db`.`dotted.name`.`dotted.name`
SELECT MIN(`double"quote`) FROM `db`.`double"quote`.`double"quote`
SELECT MIN(`back``tick`) FROM `db`.`back``tick`.`back``tick`
SELECT MIN(`brack]et`) FROM `db`.`brack]et`.`brack]et`
SELECT MIN(`back\slash`) FROM `db`.`back\slash`.`back\slash`
SELECT MIN(`apostrophe's`) FROM `db`.`apostrophe's`.`apostrophe's`
SELECT MIN(`Größe`) FROM `db`.`Größe`.`Größe`
SELECT MIN(`größe`) FROM `db`.`größe`.`größe`
SELECT MIN(`2nd`) FROM `db`.`2nd`.`2nd`
