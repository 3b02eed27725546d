import{b as a,c as b}from"./chunk-34B3O6YU.js";import"./chunk-QYYNYD2M.js";import"./chunk-2XPDVHJM.js";export{a as Evidence,b as Marked};
