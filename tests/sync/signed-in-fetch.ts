import type { HttpWorld } from '#sync/http-fetch.ts'
import { ManualTime } from './manual-time.ts'

/** What a browser does that Node's fetch does not: it keeps the session's cookie and sends it along. */
export function browserLike(origin: string): HttpWorld & { readonly cookies: Map<string, string> } {
  const cookies = new Map<string, string>()
  const time = new ManualTime()
  return {
    origin,
    cookies,
    scheduler: time,
    async fetch(input, init) {
      const headers = new Headers(init?.headers)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const response = await fetch(input, { ...init, headers })
      for (const cookie of response.headers.getSetCookie()) {
        const [name, value] = cookie.split(';')[0]!.split('=')
        cookies.set(name!, value!)
      }
      return response
    },
  }
}
