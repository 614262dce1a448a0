/** Far more than any record has; deeper ones would only exhaust the stack of whoever walks through them. */
const mostDepth = 64

const [quote, escape] = [0x22, 0x5c]
const opening = new Set([0x5b, 0x7b])
const closing = new Set([0x5d, 0x7d])

/** Whether JSON is nested deeper than anything a device writes; told from its bytes, before it is read. */
export function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0
  let inText = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (inText) {
      if (byte === escape) i++
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (opening.has(byte)) {
      if (++depth > mostDepth) return true
    } else if (closing.has(byte)) depth--
  }
  return false
}
