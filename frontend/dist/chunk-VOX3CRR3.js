import{b as a,c as b}from"./chunk-GQUATAN2.js";import"./chunk-QVC7QEJL.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
