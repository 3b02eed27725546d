package article

// readText is the whole file as given.
func readText(in Input) draft {
	return draft{text: decode(in.Data, in.ContentType)}
}
