import type { Request, Response } from 'express'
import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

type Packer = (bytes: Buffer) => Buffer | Promise<Buffer>

/** The answer to a device that has everything is longer, and the one that is sent most often. */
const worthPacking = 400

/** Packing so little takes less time than handing it to another thread. */
const little = 65_536

/** Whoever is sent so much at once has said that the line is good: there time counts, on a bad one bytes do. */
const much = 3_000_000

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants

const brotliParams = (quality: number, length: number) => ({
  params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: length },
})

/** Node has it from 22.15. */
const { zstdCompress } = zlib as { zstdCompress?: (bytes: Buffer, done: zlib.CompressCallback) => void }

/** How an answer can be packed, best first. */
const packers: readonly (readonly [name: string, pack: Packer])[] = [
  [
    'br',
    (bytes) => {
      const { length } = bytes
      if (length < little) return zlib.brotliCompressSync(bytes, brotliParams(4, length))
      return brotli(bytes, brotliParams(length > much ? 1 : 5, length))
    },
  ],
  ...(zstdCompress ? [['zstd', promisify(zstdCompress)] as const] : []),
  ['gzip', (bytes) => (bytes.length < little ? zlib.gzipSync(bytes) : gzip(bytes))],
]

/** An answer that is JSON already. */
export class JsonText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Answers with JSON, packed as the asker can read it. */
export async function sendJson(request: Request, response: Response, body: unknown): Promise<void> {
  const bytes = Buffer.from(body instanceof JsonText ? body.text : JSON.stringify(body))
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.vary('accept-encoding')
  const packer =
    bytes.length >= worthPacking && packers.find(([name]) => request.acceptsEncodings(name) === name)
  if (!packer) {
    response.end(bytes)
    return
  }
  const [name, pack] = packer
  const packed = await pack(bytes)
  response.setHeader('content-encoding', name)
  response.setHeader('content-length', packed.length)
  response.end(packed)
}
