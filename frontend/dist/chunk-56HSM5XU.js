import{b as a,c as b}from"./chunk-FR56GGA6.js";import"./chunk-6F5BBAKS.js";import"./chunk-3CVAY6Q2.js";export{a as Evidence,b as Marked};
