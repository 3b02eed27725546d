import{b as a,c as b}from"./chunk-N22CPZ6H.js";import"./chunk-UK4GFZBF.js";import"./chunk-3EQVBH4D.js";import"./chunk-VOB32REK.js";import"./chunk-23SK7KHV.js";export{a as Evidence,b as Marked};
