import"./chunk-QYYNYD2M.js";import"./chunk-2XPDVHJM.js";
