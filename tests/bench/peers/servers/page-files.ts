import { createReadStream, existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gunzipSync, gzip } from 'node:zlib'

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

/** Answers with a file of the page, if there is one. */
export function sendFile(folder: string, pathname: string, response: ServerResponse): boolean {
  const path = join(folder, pathname === '/' ? 'index.html' : pathname)
  if (!path.startsWith(folder) || !existsSync(path)) return false
  response.setHeader('content-type', kinds[extname(path)] ?? 'application/octet-stream')
  createReadStream(path).pipe(response)
  return true
}

export async function readJson<T>(request: IncomingMessage): Promise<T> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  const bytes = Buffer.concat(parts)
  const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
  return JSON.parse(plain.toString()) as T
}

export function sendJson(request: IncomingMessage, response: ServerResponse, value: unknown): void {
  const text = JSON.stringify(value)
  response.setHeader('content-type', 'application/json')
  if (text.length < 1024 || !request.headers['accept-encoding']?.includes('gzip')) {
    response.end(text)
    return
  }
  response.setHeader('content-encoding', 'gzip')
  gzip(text, (error, bytes) => (error ? response.destroy(error) : response.end(bytes)))
}
