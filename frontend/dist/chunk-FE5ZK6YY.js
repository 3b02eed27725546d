import"./chunk-GC2SO54A.js";import"./chunk-2XPDVHJM.js";
