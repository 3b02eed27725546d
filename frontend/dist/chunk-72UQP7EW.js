import"./chunk-6F5BBAKS.js";import"./chunk-3CVAY6Q2.js";
