import { Problem, type ProblemCode, problems } from '#domain/problem.ts'
import type { SessionRequest, SessionResponse, SessionUser } from '#domain/sync/protocol.ts'

const known = (code: unknown): code is ProblemCode => typeof code === 'string' && Object.hasOwn(problems, code)

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as { code?: unknown } | null
  if (known(body?.code)) return new Problem(body.code)
  return new Problem(response.status >= 500 ? 'serverFault' : 'badRequest')
}

/**
 * Signs in; the server answers with a cookie that no script can read.
 * @throws Problem signInFailed, tooManyAttempts, offline, serverFault, badRequest …
 */
export async function postSession(request: SessionRequest, send: typeof fetch = fetch): Promise<SessionUser> {
  let response: Response
  try {
    response = await send('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
  } catch (cause) {
    throw new Problem('offline', {}, { cause })
  }
  if (!response.ok) throw await problemOf(response)
  const { user } = (await response.json()) as SessionResponse
  return user
}

/** Ends the session on the server. False when it could not be reached: the cookie then ends with its time. */
export async function deleteSession(send: typeof fetch = fetch): Promise<boolean> {
  try {
    const response = await send('/api/session', { method: 'DELETE' })
    return response.ok || response.status === 401
  } catch {
    return false
  }
}
