import{b as a,c as b}from"./chunk-5JPKT5FR.js";import"./chunk-4SO5LMKD.js";import"./chunk-FGTPN3JK.js";export{a as Evidence,b as Marked};
