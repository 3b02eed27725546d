import{b as a,c as b}from"./chunk-F5ZZ4RB7.js";import"./chunk-TSHOPP42.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
