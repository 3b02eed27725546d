import"./chunk-ZQE7IJPK.js";import"./chunk-2XPDVHJM.js";
