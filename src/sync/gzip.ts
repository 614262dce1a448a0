/** Below this, compressing costs more than it saves. */
const WORTH_IT = 2048

/** A request body and the header that says how it is packed. Old browsers send it as it is. */
export async function packBody(text: string): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  if (text.length < WORTH_IT || typeof CompressionStream === 'undefined') return { body: text, headers: {} }
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(packed).arrayBuffer(), headers: { 'content-encoding': 'gzip' } }
}
