/** Whether a marker starts a frame, which contains the size. The markers 0xc4, 0xc8 and 0xcc of the same range are tables. */
const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code)

/** The width and height of a JPEG in px, or undefined when the bytes are not a JPEG. */
export function jpegSize(file: Buffer): { width: number; height: number } | undefined {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 <= file.length && file[at] === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    if (isFrame(file.readUInt8(at + 1))) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
  }
  return undefined
}
