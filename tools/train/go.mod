module demarche/tools/train

go 1.26.0

require demarche v0.0.0

replace demarche => ../..
