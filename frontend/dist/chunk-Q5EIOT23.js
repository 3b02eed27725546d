import{b as a,c as b}from"./chunk-S4UYVOGE.js";import"./chunk-3SGPLVHG.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
