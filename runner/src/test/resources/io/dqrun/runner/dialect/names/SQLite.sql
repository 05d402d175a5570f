SELECT MIN(`orders`) FROM `orders`
SELECT MIN(`ORDERS`) FROM `ORDERS`
SELECT MIN(`CamelCase`) FROM `CamelCase`
SELECT MIN(`with blank`) FROM `with blank`
SELECT MIN(`select`) FROM `select`
SELECT MIN(`dotted.name`) FROM `dotted.name`
SELECT MIN(`double"quote`) FROM `double"quote`
SELECT MIN(`back``tick`) FROM `back``tick`
SELECT MIN(`brack]et`) FROM `brack]et`
SELECT MIN(`back\slash`) FROM `back\slash`
SELECT MIN(`apostrophe's`) FROM `apostrophe's`
SELECT MIN(`Größe`) FROM `Größe`
SELECT MIN(`größe`) FROM `größe`
SELECT MIN(`2nd`) FROM `2nd`
