import"./chunk-5VEVSWX5.js";import"./chunk-FGTPN3JK.js";
