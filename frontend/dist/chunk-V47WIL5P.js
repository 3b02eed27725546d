import"./chunk-TSHOPP42.js";import"./chunk-2XPDVHJM.js";
