import"./chunk-C2HQPD4X.js";import"./chunk-4KDA47TW.js";
