import{b as a,c as b}from"./chunk-JFNTES6A.js";import"./chunk-2DPKPKXZ.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
