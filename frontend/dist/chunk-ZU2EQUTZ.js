import{b as a,c as b}from"./chunk-IVNIOYRB.js";import"./chunk-XZBYDE3R.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
