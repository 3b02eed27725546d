import{b as a,c as b}from"./chunk-W7CE6YI5.js";import"./chunk-WQHKQMFJ.js";import"./chunk-LRAEZBBN.js";import"./chunk-QQBR3TC5.js";import"./chunk-K6UQDNVT.js";export{a as Evidence,b as Marked};
