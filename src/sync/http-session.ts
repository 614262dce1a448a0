import type { SessionRequest, SessionResponse } from '#domain/sync/protocol.ts'
import { httpFetch, parseAnswer, type HttpWorld } from './http-fetch.ts'

/** @throws Problem signInFailed, tooManyAttempts, offline … */
export async function signIn(world: HttpWorld, request: SessionRequest): Promise<SessionResponse> {
  const { text } = await httpFetch(world, '/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  return parseAnswer(text) as SessionResponse
}

/** Ends the session at the server. What is on this device stays. @throws Problem offline … */
export async function signOut(world: HttpWorld): Promise<void> {
  await httpFetch(world, '/api/session', {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
  })
}
