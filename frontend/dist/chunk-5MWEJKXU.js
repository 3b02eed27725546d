import{b as a,c as b}from"./chunk-H7LHRM2B.js";import"./chunk-3MQMCOAN.js";import"./chunk-HHRKNZTY.js";import"./chunk-IKKATAGR.js";import"./chunk-KKLIFA24.js";export{a as Evidence,b as Marked};
