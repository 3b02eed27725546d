import{b as a,c as b}from"./chunk-XY2VGMOH.js";import"./chunk-ZQE7IJPK.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
