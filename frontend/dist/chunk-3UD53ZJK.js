import{b as a,c as b}from"./chunk-KAWTZDRV.js";import"./chunk-7A7PRH6U.js";import"./chunk-65CHHCSU.js";import"./chunk-UGQE7GXL.js";import"./chunk-IFEYE2X4.js";export{a as Evidence,b as Marked};
