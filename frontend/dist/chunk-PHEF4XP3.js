import{b as a,c as b}from"./chunk-JQAPR32S.js";import"./chunk-S5ZRVHHF.js";import"./chunk-4KDA47TW.js";export{a as Evidence,b as Marked};
