import"./chunk-3SGPLVHG.js";import"./chunk-2XPDVHJM.js";
