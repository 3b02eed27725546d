import{b as a,c as b}from"./chunk-4FOBZQYP.js";import"./chunk-FXHX73U6.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
