import"./chunk-FXHX73U6.js";import"./chunk-2XPDVHJM.js";
