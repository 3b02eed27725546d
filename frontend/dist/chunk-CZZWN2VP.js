import{b as a,c as b}from"./chunk-YXJH5GOF.js";import"./chunk-WLXZCLJS.js";import"./chunk-IP6GVFL7.js";import"./chunk-VPKK3JX2.js";import"./chunk-JRUI6MBD.js";export{a as Evidence,b as Marked};
