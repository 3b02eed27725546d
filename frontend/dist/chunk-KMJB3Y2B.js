import{b as a,c as b}from"./chunk-V3NHI7GX.js";import"./chunk-5VEVSWX5.js";import"./chunk-FGTPN3JK.js";export{a as Evidence,b as Marked};
