// Package viet knows Vietnamese text: its letters, its syllables and the many ways in which one and the same text is
// stored.
//
// Vietnamese writes one syllable per word, parted by spaces: an onset, a rhyme and one of six tones. The tone and the
// letter marks sit on top of Latin letters, so "hòa" can be stored as three runes or as four, with the tone on the o or
// on the a, in capitals, with a Ð borrowed from Icelandic, with a soft hyphen in the middle. People read all of these
// as the same word. Package viet gives them one normal form, on which everything else matches, and keeps a map back
// to the source, because people are shown only what the file says.
//
// # The normal form
//
//   - NFC; marks that stand in an order Unicode does not unite are united all the same (e, acute, circumflex → ế)
//   - lower case, without the rules of Turkish (İ → i)
//   - the tone on its usual place: hoà → hòa, thuý → thúy, hòan → hoàn, qùa → quà
//   - y → i where both are written for one sound, alone behind an onset: kỷ → kỉ, quý → quí; never y itself, nor thúy
//   - Đ Ð Ɖ đ ð ɖ → đ, and ƣ ƿ → ư where a syllable results
//   - every space, tab included → U+0020, a run of them → one; every line end → \n, which stays
//   - zero-width characters, direction marks and soft hyphens are left out
//   - quotation marks → " or ', dashes → -
//   - a dash between two letters → space (đàn-bà → đàn bà); before a line end it joins the halves of a word (h-\nương →
//     hương), unless both are syllables and the whole is none (đàn-\nbà → đàn bà)
//
// Two applications give the same as one. Bytes that are no UTF-8 stay as they are.
//
// # What must come before
//
// Text of the old fonts (TCVN3, VNI) has to be decoded before it comes here. TCVN3 stores ư as byte 0xAD, which a
// reader that does not know the font hands on as U+00AD, the soft hyphen; this package would remove it.
package viet
