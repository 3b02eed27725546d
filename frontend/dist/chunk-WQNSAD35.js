import"./chunk-2DPKPKXZ.js";import"./chunk-2XPDVHJM.js";
