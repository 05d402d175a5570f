SELECT minOrNull(`orders`) FROM `orders`.`orders`
SELECT minOrNull(`ORDERS`) FROM `ORDERS`.`ORDERS`
SELECT minOrNull(`CamelCase`) FROM `CamelCase`.`CamelCase`
SELECT minOrNull(`with blank`) FROM `with blank`.`with blank`
SELECT minOrNull(`select`) FROM `select`.`select`
SELECT minOrNull(`dotted.name`) FROM `dotted.name`.`dotted.name`
SELECT minOrNull(`double"quote`) FROM `double"quote`.`double"quote`
SELECT minOrNull(`back\`tick`) FROM `back\`tick`.`back\`tick`
SELECT minOrNull(`brack]et`) FROM `brack]et`.`brack]et`
SELECT minOrNull(`back\\slash`) FROM `back\\slash`.`back\\slash`
SELECT minOrNull(`apostrophe's`) FROM `apostrophe's`.`apostrophe's`
SELECT minOrNull(`Größe`) FROM `Größe`.`Größe`
SELECT minOrNull(`größe`) FROM `größe`.`größe`
SELECT minOrNull(`2nd`) FROM `2nd`.`2nd`
