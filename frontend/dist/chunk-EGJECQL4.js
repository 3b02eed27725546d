import"./chunk-4SO5LMKD.js";import"./chunk-FGTPN3JK.js";
