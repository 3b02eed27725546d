import"./chunk-AXGZIQXJ.js";import"./chunk-JY2BMTBJ.js";
