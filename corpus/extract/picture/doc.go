// Package picture reads photographs and scans that are kept as pictures: JPEG, PNG and TIFF, the last with several pages.
//
// A picture has no text: Read says how many pages there are and that they wait for recognition, Render shows one of them
// upright and in grey, and Join makes paragraphs of what package ocr recognised. Three things stand between the bytes and
// an upright page: telephones keep the turn of a photograph beside it (the Orientation of Exif and TIFF); a TIFF is a
// chain of directories, one a page, of which golang.org/x/image reads the first (ifd.go); and a small file may hold more
// pixels than any memory, so that the size is asked before anything is unpacked.
package picture
