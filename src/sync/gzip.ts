/** Below this, packing costs more than it saves. */
const WORTH_IT = 1024

/** As the wire and as `CompressionStream` name what every server of ours unpacks, the tightest first. */
const formats = [
  ['br', 'brotli'],
  ['gzip', 'gzip'],
  ['deflate', 'deflate'],
] as const

export interface PackedBody {
  readonly body: string | ArrayBuffer
  readonly headers: Readonly<Record<string, string>>
}

/** A request body and the header that says how it is packed: as well as this browser can. Old ones send it as it is. */
export async function packBody(text: string): Promise<PackedBody> {
  const found = text.length < WORTH_IT ? null : packer()
  if (!found) return { body: text, headers: {} }
  const packed = new Blob([text]).stream().pipeThrough(found.stream)
  return { body: await new Response(packed).arrayBuffer(), headers: { 'content-encoding': found.name } }
}

function packer(): { name: string; stream: CompressionStream } | null {
  if (typeof CompressionStream === 'undefined') return null
  for (const [name, format] of formats) {
    try {
      return { name, stream: new CompressionStream(format as CompressionFormat) }
    } catch (error) {
      // What it does not know, a browser refuses by name.
      if (!(error instanceof TypeError)) throw error
    }
  }
  return null
}
