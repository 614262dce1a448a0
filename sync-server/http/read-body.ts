import type { Request } from 'express'
import { Problem } from '#domain/problem.ts'

export interface ReadBody {
  readonly bytes: Buffer
  /** The connection broke before the end: these bytes are the beginning of what was sent. */
  readonly isCut: boolean
}

/**
 * The bytes of a request as they are, also those of one that breaks off: where an upload goes on at the last byte
 * that has arrived, none that made it is sent again. @throws Problem tooLarge, badRequest
 */
export async function readBody(request: Request, most: number): Promise<ReadBody> {
  if ((request.get('content-encoding') ?? 'identity') !== 'identity') throw new Problem('badRequest')
  if (Number(request.get('content-length') ?? 0) > most) throw new Problem('tooLarge', { most })
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length
      if (length > most) throw new Problem('tooLarge', { most })
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    return { bytes: Buffer.concat(parts), isCut: true }
  }
  return { bytes: Buffer.concat(parts), isCut: !request.complete }
}
