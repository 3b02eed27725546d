import"./chunk-XZBYDE3R.js";import"./chunk-2XPDVHJM.js";
