import{b as a,c as b}from"./chunk-M3FUZ53S.js";import"./chunk-OIWZ3FRV.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
