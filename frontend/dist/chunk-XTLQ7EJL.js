import"./chunk-HJLXE5T5.js";import"./chunk-QXOSTZJQ.js";
