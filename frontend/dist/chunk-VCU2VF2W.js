import{b as a,c as b}from"./chunk-V5M3TVCD.js";import"./chunk-C2HQPD4X.js";import"./chunk-4KDA47TW.js";export{a as Evidence,b as Marked};
