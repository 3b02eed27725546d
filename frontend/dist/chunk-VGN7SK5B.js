import"./chunk-S5ZRVHHF.js";import"./chunk-4KDA47TW.js";
