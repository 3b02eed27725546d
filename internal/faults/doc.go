// Package faults holds tests of the whole program under faults and attacks: it is
// killed, its disk fails or is full, its database is locked by others, its clients
// are slow, gone or hostile. Nothing that was answered with "stored" may be lost.
//
// DEMARCHE_FAULTS multiplies the rounds of each test; 1 when it is not set.
package faults
