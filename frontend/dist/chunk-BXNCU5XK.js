import{b as a,c as b}from"./chunk-QEAYS2FQ.js";import"./chunk-AXGZIQXJ.js";import"./chunk-JY2BMTBJ.js";export{a as Evidence,b as Marked};
