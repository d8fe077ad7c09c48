package quality

// The thresholds. Words below Enough say too little to be judged alone.
const (
	Enough     = 30
	unreadable = 0.60 // valid share under which a text has lost its meaning
	poor       = 0.88 // valid share that no good text was seen under

	fewToned    = 0.45
	manySingle  = 0.08
	manyLong    = 0.02
	manyBad     = 0.005
	manySymbols = 0.01
	manyForeign = 0.12
	manyBroken  = 0.01 // of all words; fewer than fewBroken may be loans and units that nobody thought of
	fewBroken   = 3
)

// Readable tells whether anything of the text can be understood. Short texts get the benefit of the doubt.
func (s Signals) Readable() bool {
	return s.Valid >= unreadable || s.Words < Enough
}

// Doubtful tells whether any sign says that part of the text is lost, or there is too little of it to tell.
func (s Signals) Doubtful() bool {
	return s.Words < Enough || s.Poor()
}

// Poor tells whether any sign says that part of the text is lost.
func (s Signals) Poor() bool {
	if s.Valid < poor || s.Bad > manyBad || s.Symbols > manySymbols || s.broken() {
		return true
	}
	return s.Words >= Enough && (s.Toned < fewToned || s.Single > manySingle || s.Long > manyLong)
}

// broken tells a text with a wrong letter here and there. In 112 pages of good text at most 0.3 % of the words are no
// syllables and no names; in those with one letter in 50 wrong at least 1.3 %.
func (s Signals) broken() bool {
	return s.Broken >= fewBroken && float64(s.Broken) > manyBroken*float64(s.All)
}

// OtherLanguage tells clean text in another language from text that was lost: whole words without marks, among them
// the words that such languages cannot do without.
func (s Signals) OtherLanguage() bool {
	return s.Words >= Enough && s.Valid < poor && s.Foreign > manyForeign && s.Toned < 0.1 &&
		s.Bad <= manyBad && s.Symbols <= manySymbols && s.Single <= 2*manySingle
}
