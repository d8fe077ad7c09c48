package picture

import (
	"bytes"
	"encoding/binary"
)

// exifOrientation is how the camera was held, 1 (upright) when the file is silent. It walks the segments of a JPEG file
// up to the pixels and looks for the one of Exif (2.32, 4.7.2), which holds a directory as TIFF has.
func exifOrientation(data []byte) int {
	for rest := data[min(2, len(data)):]; len(rest) >= 4 && rest[0] == 0xff; {
		marker, size := rest[1], 2+int(binary.BigEndian.Uint16(rest[2:]))
		if marker == startOfScan || size < 4 || size > len(rest) {
			break
		}
		if body, ok := bytes.CutPrefix(rest[4:size], []byte("Exif\x00\x00")); ok && marker == application1 {
			return orientationIn(body)
		}
		rest = rest[size:]
	}
	return 1
}

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	application1 = 0xe1
	startOfScan  = 0xda
)

func orientationIn(exif []byte) int {
	list, err := directories(exif, 1)
	if err != nil {
		return 1
	}
	return list[0].orientation()
}
