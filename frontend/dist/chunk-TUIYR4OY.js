import"./chunk-OIWZ3FRV.js";import"./chunk-2XPDVHJM.js";
