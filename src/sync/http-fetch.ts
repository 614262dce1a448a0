import { Problem, type ProblemCode, problems } from '#domain/problem.ts'
import { isJsonObject } from '#domain/json.ts'
import type { Scheduler } from '#storage/scheduler.ts'

export interface HttpWorld {
  readonly fetch: typeof fetch
  readonly scheduler: Scheduler
  /** Where the server is: empty for the address the app came from. */
  readonly origin?: string
  /** Told after each answer how many bytes went out and came in. */
  readonly onBytes?: (sent: number, received: number) => void
  /** Bytes of the newest answer from an address as they came over the line; null when unknown. */
  readonly wireSize?: (url: string) => number | null
}

/** A line on which nothing has moved for so long is taken for dead. */
const SILENCE_MS = 30_000

/** Nobody tells how an upload gets on, so it is given time for its length: a byte for each of these, as on GPRS. */
const MS_PER_BYTE = 1

/**
 * One request, told apart by what it means for the outbox: no answer is `offline`, an answer that is no
 * success is the problem it names. Resolves with the body's text.
 * @throws Problem
 */
export async function httpFetch(
  world: HttpWorld,
  path: string,
  init: RequestInit,
): Promise<{ text: string; response: Response }> {
  const abort = new AbortController()
  const patience = SILENCE_MS + lengthOf(init.body) * MS_PER_BYTE
  let timer = world.scheduler.setTimer(() => abort.abort(), patience)
  const sign = () => {
    world.scheduler.clear(timer)
    timer = world.scheduler.setTimer(() => abort.abort(), SILENCE_MS)
  }
  let cutOff = false
  try {
    const response = await world.fetch((world.origin ?? '') + path, {
      credentials: 'same-origin',
      cache: 'no-store',
      ...init,
      signal: abort.signal,
    })
    sign()
    cutOff = true
    const { text, bytes } = await readText(response, sign)
    world.onBytes?.(lengthOf(init.body), world.wireSize?.(response.url) ?? bytes)
    if (!response.ok) throw problemOf(response, text)
    return { text, response }
  } catch (error) {
    throw error instanceof Problem
      ? error
      : new Problem('offline', cutOff ? { cutOff } : {}, { cause: error })
  } finally {
    world.scheduler.clear(timer)
  }
}

function lengthOf(body: RequestInit['body']): number {
  if (typeof body === 'string') return body.length
  if (body instanceof Blob) return body.size
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? body.byteLength : 0
}

/** The body, with a sign of life for every part of it: a slow line is not a dead one. */
async function readText(response: Response, sign: () => void): Promise<{ text: string; bytes: number }> {
  const reader = response.body?.getReader()
  if (!reader) {
    const text = await response.text()
    return { text, bytes: text.length }
  }
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { text: text + decoder.decode(), bytes }
    bytes += value.byteLength
    text += decoder.decode(value, { stream: true })
    sign()
  }
}

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'badRequest',
  401: 'signInNeeded',
  403: 'notAllowed',
  404: 'notFound',
  // It has two meanings, and which one was cut off with the rest of the answer.
  409: 'offline',
  410: 'deviceRevoked',
  413: 'tooLarge',
  415: 'notJson',
  426: 'upgradeNeeded',
  429: 'tooManyRequests',
  500: 'serverFault',
}

/** The server's own word for it; the status alone when something between us and it has answered. */
function problemOf(response: Response, text: string): Problem {
  const said = parsed(text)
  const named = isJsonObject(said) && typeof said.code === 'string' && Object.hasOwn(problems, said.code)
  const code = named ? (said.code as ProblemCode) : (byStatus[response.status] ?? 'serverBusy')
  const details = named && isJsonObject(said.details) ? said.details : {}
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new Problem(code, Number.isFinite(seconds) ? { ...details, retryAfterMs: seconds * 1000 } : details)
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** @throws Problem serverFault when the text is not JSON: cut off, or a login page of the line's owner */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Problem('serverFault', {}, { cause: error })
  }
}
