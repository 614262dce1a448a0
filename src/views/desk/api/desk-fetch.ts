import { isJsonObject } from '#domain/json.ts'
import { Problem, type ProblemCode, problems } from '#domain/problem.ts'

const patienceMs = 30_000

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'badRequest',
  401: 'signInNeeded',
  403: 'notAllowed',
  404: 'notFound',
  429: 'tooManyRequests',
  500: 'serverFault',
}

export type DeskParams = Readonly<Record<string, string | number | undefined>>

/**
 * Reads from `/api/desk`. Parameters without a value are left out.
 * @throws Problem offline when there is no answer, else what the answer names
 */
export async function deskFetch<Message>(
  path: string,
  params: DeskParams = {},
  signal?: AbortSignal,
): Promise<Message> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value))
  const given = query.size > 0 ? `?${query.toString()}` : ''
  const patience = AbortSignal.timeout(patienceMs)
  let response: Response
  let said: unknown = null
  try {
    response = await fetch(`/api/desk/${path}${given}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    said = await response.json()
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem('offline', {}, { cause: error })
  }
  if (response.ok) return said as Message
  const code = isJsonObject(said) ? String(said.code) : ''
  const named = Object.hasOwn(problems, code)
  throw new Problem(named ? (code as ProblemCode) : (byStatus[response.status] ?? 'serverBusy'))
}
