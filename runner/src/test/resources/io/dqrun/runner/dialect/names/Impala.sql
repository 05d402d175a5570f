SELECT MIN(`orders`) FROM `orders`.`orders`
SELECT MIN(`ORDERS`) FROM `ORDERS`.`ORDERS`
SELECT MIN(`CamelCase`) FROM `CamelCase`.`CamelCase`
SELECT MIN(`with blank`) FROM `with blank`.`with blank`
SELECT MIN(`select`) FROM `select`.`select`
SELECT MIN(`dotted.name`) FROM `dotted.name`.`dotted.name`
SELECT MIN(`double"quote`) FROM `double"quote`.`double"quote`
SELECT MIN(`back``tick`) FROM `back``tick`.`back``tick`
SELECT MIN(`brack]et`) FROM `brack]et`.`brack]et`
SELECT MIN(`back\slash`) FROM `back\slash`.`back\slash`
SELECT MIN(`apostrophe's`) FROM `apostrophe's`.`apostrophe's`
SELECT MIN(`Größe`) FROM `Größe`.`Größe`
SELECT MIN(`größe`) FROM `größe`.`größe`
SELECT MIN(`2nd`) FROM `2nd`.`2nd`
