import{b as a,c as b}from"./chunk-SOHDCRQH.js";import"./chunk-VIOGX7IV.js";import"./chunk-QXGW2RDR.js";import"./chunk-MCOYBDFX.js";import"./chunk-JVSZGWJK.js";export{a as Evidence,b as Marked};
