import{b as a,c as b}from"./chunk-XB7F2DNA.js";import"./chunk-HJLXE5T5.js";import"./chunk-QXOSTZJQ.js";export{a as Evidence,b as Marked};
