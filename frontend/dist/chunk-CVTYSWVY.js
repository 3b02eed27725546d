import"./chunk-QVC7QEJL.js";import"./chunk-2XPDVHJM.js";
