// Package legacy brings text of the encodings that Vietnamese was written in before Unicode to Unicode.
//
// Until about 2008 offices typed in 8-bit fonts. The file says "C¸c hé" and names the font .VnTime; the font draws "Các
// hộ". Such text reaches us in two shapes: as bytes (a .txt file), or, in a Word or PDF file, as Unicode characters
// that each stand for one old byte in the view of Windows-1252. Decode takes the second shape, DecodeBytes the first.
//
// What a stretch is written in is told best by the name of its font (ByFont), which also knows capitals: .VnTimeH draws
// small letters as capitals. Where there is no font, Detect decodes in every way and counts possible syllables; good
// Vietnamese is never touched.
//
// Other people's conversions have left damage of their own: "hơng ớc" where the ư was dropped as a soft hyphen,
// "ng−ời", "hƣơng ƣớc", "khụng". Repair mends the words of which there is no doubt and reports the others.
//
// The tables follow UniKey, glibc and the tables that fonts themselves show; where glibc's TCVN has capitals in 0x80 to
// 0x9F, the .Vn fonts have the punctuation of Windows-1252, and so has this package.
package legacy
