import{b as a,c as b}from"./chunk-42PCSXQC.js";import"./chunk-GC2SO54A.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
